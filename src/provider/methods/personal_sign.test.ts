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
  const signature = await personal_sign.execute.message(parse('hi', account), {}, connected(services))
  expect(await verifyMessage({ address: account, message: 'hi', signature })).toBe(true)
})

const signIn = [
  `app.example wants you to sign in with your Ethereum account:`,
  account,
  '',
  '',
  'URI: https://app.example/',
  'Version: 1',
  'Chain ID: 1',
  'Nonce: 12345678',
  'Issued At: 2026-01-01T00:00:00Z',
].join('\n')

test('a sign-in is asked as one, as text and as its bytes, and signed as the same message', async () => {
  const context = connected(fakeServices().services)
  const hex = `0x${Buffer.from(signIn).toString('hex')}`
  for (const message of [signIn, hex]) {
    const request = parse(message, account)
    expect(personal_sign.request(request, context)).toEqual({ kind: 'sign-in', ask: request })
  }
  const { 'sign-in': signSignIn } = personal_sign.execute
  const signature = await signSignIn(parse(signIn, account), {}, context)
  expect(await verifyMessage({ address: account, message: signIn, signature })).toBe(true)
})

test('a sign-in for another site is not signed, even if a view let it through', async () => {
  const other = signIn.replace('app.example wants', 'bank.example wants')
  const lax = `${other}\n`
  for (const message of [other, lax, signIn.replace(account, stranger)]) {
    const request = parse(message, account)
    const run = async () => personal_sign.execute.message(request, {}, connected(fakeServices().services))
    await expect(run).rejects.toMatchObject({ code: 4100 })
  }
})

test.each([
  ['its account in lower case', signIn.replace(account, account.toLowerCase())],
  ['its last line missing', signIn.slice(0, signIn.lastIndexOf('\n'))],
  ['bytes that are no text', '0xff'],
  ['any text', 'hi'],
])('%s: a message', (_, message) => {
  const asked = personal_sign.request(parse(message, account), connected(fakeServices().services))
  expect(asked).toMatchObject({ kind: 'message' })
})

test('locked in the middle: nothing is signed, and it is said so', async () => {
  const fake = fakeServices()
  fake.locked = true
  await expect(async () =>
    personal_sign.execute.message(parse('hi', account), {}, connected(fake.services)),
  ).rejects.toThrow(LockedError)
})
