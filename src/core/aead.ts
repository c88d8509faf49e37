import { xchacha20poly1305 } from '@noble/ciphers/chacha.js'
import { assertLength } from '#core/assert-length.ts'
import { err, ok, type Result } from '#core/result.ts'
import { unshared } from '#core/unshared.ts'

/** `key` 32 bytes. `associated` is not hidden but bound: opening with any other value is refused. */
type Sealing = {
  readonly key: Uint8Array
  /** 12 bytes for AES-GCM, 24 for XChaCha20. Never twice with the same key. */
  readonly nonce: Uint8Array
  readonly plaintext: Uint8Array
  readonly associated: Uint8Array
}

/** `sealed` is the ciphertext with its 16-byte tag behind it. */
type Opening = Omit<Sealing, 'plaintext'> & { readonly sealed: Uint8Array }

const keyBytes = 32
const aesNonceBytes = 12
const xchachaNonceBytes = 24
const tagBytes = 16

const aesKey = (key: Uint8Array, use: KeyUsage): Promise<CryptoKey> =>
  globalThis.crypto.subtle.importKey('raw', unshared(key), 'AES-GCM', false, [use])

const aesParameters = (nonce: Uint8Array, associated: Uint8Array): AesGcmParams => ({
  name: 'AES-GCM',
  iv: unshared(nonce),
  additionalData: unshared(associated),
  tagLength: tagBytes * 8,
})

/** AES-256-GCM with a 16-byte tag, which stands behind the ciphertext. Source: NIST SP 800-38D. */
export async function aesGcmSeal(input: Sealing): Promise<Uint8Array<ArrayBuffer>> {
  assertLength('key', input.key, keyBytes)
  assertLength('nonce', input.nonce, aesNonceBytes)
  const key = await aesKey(input.key, 'encrypt')
  const parameters = aesParameters(input.nonce, input.associated)
  return new Uint8Array(await globalThis.crypto.subtle.encrypt(parameters, key, unshared(input.plaintext)))
}

/** Whatever is wrong with nonce, tag, ciphertext, associated data or key is one and the same refusal. */
export async function aesGcmOpen(input: Opening): Promise<Result<Uint8Array<ArrayBuffer>, 'refused'>> {
  assertLength('key', input.key, keyBytes)
  if (input.nonce.length !== aesNonceBytes || input.sealed.length < tagBytes) return err('refused')
  const key = await aesKey(input.key, 'decrypt')
  const parameters = aesParameters(input.nonce, input.associated)
  return globalThis.crypto.subtle.decrypt(parameters, key, unshared(input.sealed)).then(
    (plaintext) => ok(new Uint8Array(plaintext)),
    () => err('refused'),
  )
}

/** XChaCha20-Poly1305, synchronous: for rows sealed inside a database transaction. Source: draft-irtf-cfrg-xchacha-03. */
export function xchachaSeal(input: Sealing): Uint8Array<ArrayBuffer> {
  assertLength('key', input.key, keyBytes)
  assertLength('nonce', input.nonce, xchachaNonceBytes)
  return xchacha20poly1305(input.key, input.nonce, input.associated).encrypt(input.plaintext)
}

/** As `aesGcmOpen`. */
export function xchachaOpen(input: Opening): Result<Uint8Array<ArrayBuffer>, 'refused'> {
  assertLength('key', input.key, keyBytes)
  if (input.nonce.length !== xchachaNonceBytes || input.sealed.length < tagBytes) return err('refused')
  try {
    return ok(xchacha20poly1305(input.key, input.nonce, input.associated).decrypt(input.sealed))
  } catch {
    return err('refused')
  }
}
