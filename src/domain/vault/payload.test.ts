import * as v from 'valibot'
import { expect, test } from 'vitest'
import { Address } from '#core/address.ts'
import { decodePayload, encodePayload } from '#domain/vault/payload.ts'

const address = v.parse(Address, '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266')
const other = v.parse(Address, '0x70997970C51812dc3A010C7d01b50e0d17dc79C8')
const account = { address, name: 'First', index: 0, hidden: false }
const payload = { entropy: new Uint8Array(16).fill(5), accounts: [account], selected: address }

test('comes back as it was, and the bytes it came from are wiped', () => {
  for (const length of [16, 32]) {
    const bytes = encodePayload({ ...payload, entropy: new Uint8Array(length).fill(5) })
    expect(decodePayload(bytes)).toEqual({ ok: true, value: { ...payload, entropy: new Uint8Array(length).fill(5) } })
    expect(bytes.every((byte) => byte === 0)).toBe(true)
  }
})

test('its length does not tell how many accounts there are', () => {
  const more = [account, { address: other, name: 'A longer name', index: 1, hidden: true }]
  expect(encodePayload({ ...payload, accounts: more })).toHaveLength(encodePayload(payload).length)
})

test('the entropy stands outside the text', () => {
  const bytes = encodePayload(payload)
  expect([...bytes.subarray(0, 18)]).toEqual([1, 16, ...payload.entropy])
})

test('a later version is newer, anything else is damaged', () => {
  const changed = (at: number, value: number) => encodePayload(payload).with(at, value)
  expect(decodePayload(changed(0, 2))).toEqual({ ok: false, error: 'newer' })
  for (const bytes of [changed(0, 0), changed(1, 17), changed(1, 20), changed(18, 0x41), new Uint8Array()]) {
    expect(decodePayload(bytes)).toEqual({ ok: false, error: 'damaged' })
  }
})

test('is never written with a selected account that is hidden or not there, or an index twice', () => {
  for (const broken of [
    { ...payload, selected: other },
    { ...payload, accounts: [{ ...account, hidden: true }] },
    { ...payload, accounts: [account, { ...account, address: other }] },
    { ...payload, accounts: [] },
  ]) {
    expect(() => encodePayload(broken)).toThrow()
  }
})
