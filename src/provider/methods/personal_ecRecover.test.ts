import * as v from 'valibot'
import { expect, test } from 'vitest'
import { personalMessageDigest } from '#core/eip191.ts'
import { bytesFromHex, hexFromBytes, type Hex } from '#core/hex.ts'
import { addressFromPrivateKey, signatureBytes, signDigest } from '#core/signature.ts'
import { encodeText } from '#core/utf8.ts'
import { personal_ecRecover } from '#provider/methods/personal_ecRecover.ts'
import { fakeServices, stranded } from '#provider/testing/services.ts'

const key = bytesFromHex(`0x${'11'.repeat(32)}` as Hex)
const signature = hexFromBytes(signatureBytes(signDigest(key, personalMessageDigest(encodeText('hello')))))
const recover = (...params: readonly unknown[]) =>
  personal_ecRecover.run(v.parse(personal_ecRecover.params, params), stranded(fakeServices().services))

test('whose signature it is, of a text or of its bytes, with either form of v', async () => {
  const signer = addressFromPrivateKey(key)
  expect(await recover('hello', signature)).toBe(signer)
  expect(await recover('0x68656c6c6f', signature)).toBe(signer)
  const v01 = signature.slice(0, 130) + (signature.endsWith('1b') ? '00' : '01')
  expect(await recover('hello', v01)).toBe(signer)
})

test('another message has another signer', async () => {
  expect(await recover('hullo', signature)).not.toBe(addressFromPrivateKey(key))
})

test.each([
  ['v', `${signature.slice(0, 130)}05`],
  ['r of nothing', `0x${'00'.repeat(32)}${signature.slice(66)}`],
])('refuses a signature with an impossible %s', (_, bad) => {
  expect(() => recover('hello', bad)).toThrow(expect.objectContaining({ code: -32602 }))
})

test('refuses what is no signature', () => {
  for (const params of [[], ['hello'], ['hello', '0x'], ['hello', signature, 1], [1, signature]]) {
    expect(v.is(personal_ecRecover.params, params)).toBe(false)
  }
})
