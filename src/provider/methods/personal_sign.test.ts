import * as v from 'valibot'
import { expect, test } from 'vitest'
import { verifyMessage } from 'viem'
import { LockedError } from '#domain/locked-error.ts'
import { account } from '#domain/approvals/testing/queue.ts'
import { personal_sign } from '#provider/methods/personal_sign.ts'
import { connected, fakeServices, stranger } from '#provider/testing/services.ts'

const parse = (...params: unknown[]) => v.parse(personal_sign.params, params)

test('either order, and a password that is not looked at', () => {
  const expected = { account, message: '0x6869' }
  expect(parse('hi', account)).toEqual(expected)
  expect(parse(account, 'hi')).toEqual(expected)
  expect(parse('hi', account, 'password')).toEqual(expected)
  expect(parse('hi', account.toLowerCase())).toEqual(expected)
})

test('two accounts: the message comes first', () => {
  expect(parse(stranger, account)).toEqual({ account, message: stranger.toLowerCase() })
})

test.each([
  ['0x6869', '0x6869'],
  ['0xABCD', '0xabcd'],
  ['0x', '0x'],
  ['0x123', '0x3078313233'],
  ['0xzz', '0x30787a7a'],
  ['6869', '0x36383639'],
  ['é', '0xc3a9'],
  ['', '0x'],
])('%j is signed as %s', (text, message) => {
  expect(parse(text, account).message).toBe(message)
})

test.each([
  [[]],
  [['hi']],
  [['hi', 'there']],
  [['hi', account, 'x', 'y']],
  [[1, account]],
  [['hi', '0x12']],
  [undefined],
])('refused: %j', (params) => {
  expect(v.is(personal_sign.params, params)).toBe(false)
})

test('an account that the site was not given is 4100', () => {
  expect(() => personal_sign.request(parse('hi', stranger), connected(fakeServices().services))).toThrow(
    expect.objectContaining({ code: 4100 }),
  )
})

test('the signature is one of the message by the account', async () => {
  const { services } = fakeServices()
  const signature = await personal_sign.execute(parse('hi', account), {}, connected(services))
  expect(await verifyMessage({ address: account, message: 'hi', signature })).toBe(true)
})

test('locked in the middle: nothing is signed, and it is said so', async () => {
  const fake = fakeServices()
  fake.locked = true
  await expect(async () => personal_sign.execute(parse('hi', account), {}, connected(fake.services))).rejects.toThrow(
    LockedError,
  )
})
