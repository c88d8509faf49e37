import { encrypt, getEncryptionPublicKey } from '@metamask/eth-sig-util'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { LockedError } from '#domain/locked-error.ts'
import { account } from '#domain/approvals/testing/queue.ts'
import { eth_decrypt } from '#provider/methods/eth_decrypt.ts'
import { connected, fakeServices, stranger, testKey } from '#provider/testing/services.ts'

const version = 'x25519-xsalsa20-poly1305'
const seal = (key: Uint8Array, data = 'a secret') =>
  encrypt({ publicKey: getEncryptionPublicKey(Buffer.from(key).toString('hex')), data, version })
const hexOf = (text: string) => `0x${Buffer.from(text).toString('hex')}`
const parse = (...params: unknown[]) => v.parse(eth_decrypt.params, params)
const message = seal(testKey)

test('hex of JSON, or the JSON; asked, then the text', async () => {
  const context = connected(fakeServices().services)
  const text = JSON.stringify(message)
  for (const given of [text, hexOf(text)]) {
    const asked = await eth_decrypt.request(parse(given, account), context)
    expect(asked).toEqual({ ask: { account, message } })
    if ('ask' in asked) expect(await eth_decrypt.execute(asked.ask, {}, context)).toBe('a secret')
  }
})

test('one that does not open says so; an account that is not there is 4100', async () => {
  const context = connected(fakeServices().services)
  const [foreign] = parse(JSON.stringify(seal(new Uint8Array(32).fill(5))), account)
  await expect(async () => eth_decrypt.execute({ account, message: foreign }, {}, context)).rejects.toMatchObject({
    code: -32602,
    message: expect.stringContaining('not encrypted for this account') as string,
  })
  const unauthorized = expect.objectContaining({ code: 4100 }) as Error
  expect(() => eth_decrypt.request([foreign, stranger], context)).toThrow(unauthorized)
  await expect(async () => eth_decrypt.execute({ account: stranger, message: foreign }, {}, context)).rejects.toThrow(
    unauthorized,
  )
})

test('locked in the middle: for later', async () => {
  const fake = fakeServices()
  fake.locked = true
  const [sealed] = parse(JSON.stringify(message), account)
  const run = async () => eth_decrypt.execute({ account, message: sealed }, {}, connected(fake.services))
  await expect(run).rejects.toThrow(LockedError)
})

test.each([
  ['no JSON', 'x'],
  ['hex of no JSON', hexOf('x')],
  ['bytes that are no text', '0xff'],
  ['a field that is not declared', JSON.stringify({ ...message, more: 1 })],
  ['a key twice', JSON.stringify(message).replace('{', '{"nonce":"",')],
  ['another version', JSON.stringify({ ...message, version: 'x' })],
  ['a short nonce', JSON.stringify({ ...message, nonce: 'AAAA' })],
  ['an object', message],
])('refused before anything is asked: %s', (_, given) => {
  expect(v.is(eth_decrypt.params, [given, account])).toBe(false)
})

test('refused: the account first', () => {
  expect(v.is(eth_decrypt.params, [account, JSON.stringify(message)])).toBe(false)
})
