import { encrypt, getEncryptionPublicKey } from '@metamask/eth-sig-util'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { base64FromBytes } from '#core/base64.ts'
import { EncryptedMessage } from '#core/encrypted-message.ts'
import { addressFromPrivateKey } from '#core/signature.ts'
import { createDecrypter } from '#domain/accounts/decrypter.ts'
import type { Keyring } from '#domain/accounts/keyring.ts'
import { LockedError } from '#domain/locked-error.ts'

const key = new Uint8Array(32).fill(9)
const account = addressFromPrivateKey(key)
const stranger = addressFromPrivateKey(new Uint8Array(32).fill(3))
const publicKey = getEncryptionPublicKey(Buffer.from(key).toString('hex'))
const version = 'x25519-xsalsa20-poly1305'
const sealed = (data: string) => v.parse(EncryptedMessage, encrypt({ publicKey, data, version }))

const withPrivateKey: Keyring['withPrivateKey'] = (asked, use) =>
  Promise.resolve(asked === account ? { value: use(key) } : null)
const decrypter = createDecrypter({ keyring: { withPrivateKey } })

test('the public key, and what was encrypted with it', async () => {
  expect(await decrypter.publicKey(account)).toEqual({ ok: true, value: publicKey })
  expect(await decrypter.decrypt(account, sealed('Zażółć 你好'))).toEqual({ ok: true, value: 'Zażółć 你好' })
})

test('what was changed, and an account that is not there', async () => {
  const message = { ...sealed('hi'), nonce: base64FromBytes(new Uint8Array(24)) }
  expect(await decrypter.decrypt(account, message)).toEqual({ ok: false, error: 'refused' })
  expect(await decrypter.decrypt(stranger, sealed('hi'))).toEqual({ ok: false, error: 'unknown-account' })
  expect(await decrypter.publicKey(stranger)).toEqual({ ok: false, error: 'unknown-account' })
})

test('locked is said, anything else is a bug', async () => {
  const failing = (thrown: Error) => createDecrypter({ keyring: { withPrivateKey: () => Promise.reject(thrown) } })
  expect(await failing(new LockedError('x')).publicKey(account)).toEqual({ ok: false, error: 'locked' })
  expect(await failing(new LockedError('x')).decrypt(account, sealed('hi'))).toEqual({ ok: false, error: 'locked' })
  await expect(failing(new Error('bug')).publicKey(account)).rejects.toThrow('bug')
})
