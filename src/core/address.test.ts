import fc from 'fast-check'
import * as v from 'valibot'
import { getAddress } from 'viem'
import { expect, test } from 'vitest'
import { Address, addressBytes, addressFromBytes } from '#core/address.ts'

/** Source: EIP-55 §Test cases. */
const published = [
  '0x52908400098527886E0F7030069857D2E4169EE7',
  '0x8617E340B3D01FA5F11F306F4090FD50E238070D',
  '0xde709f2102306220921060314715629080e2fb77',
  '0x27b1fdb04752bbc536007a920d24acb045561c26',
  '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed',
  '0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359',
  '0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB',
  '0xD1220A0cf47c7B9Be7A2E6BA89F429762e7b9aDb',
]

test.each(published)('%s is spelled so, and read from one case too', (address) => {
  expect(v.parse(Address, address)).toBe(address)
  expect(v.parse(Address, address.toLowerCase())).toBe(address)
  expect(v.parse(Address, `0x${address.slice(2).toUpperCase()}`)).toBe(address)
})

test('a wrong checksum, length, prefix or digit is refused', () => {
  const [, , , , address = ''] = published
  for (const wrong of [
    address.replace('5aA', '5aa'),
    address.slice(0, -1),
    `${address}0`,
    address.slice(2),
    `0X${address.slice(2)}`,
    address.replace('5', 'g'),
    `${address}\n`,
    7,
    null,
  ]) {
    expect(v.is(Address, wrong)).toBe(false)
  }
})

test('bytes survive, in the spelling of a public library', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 20, maxLength: 20 }), (bytes) => {
      const address = addressFromBytes(bytes)
      expect(address).toBe(getAddress(address.toLowerCase()))
      expect(addressBytes(address)).toEqual(bytes)
    }),
  )
  expect(() => addressFromBytes(new Uint8Array(19))).toThrow()
})
