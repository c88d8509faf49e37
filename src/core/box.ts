import { hsalsa, xsalsa20poly1305 } from '@noble/ciphers/salsa.js'
import { assertLength } from '#core/assert-length.ts'
import { err, ok, type Result } from '#core/result.ts'
import { wipe } from '#core/wipe.ts'
import { x25519, x25519Base } from '#core/x25519.ts'

/** A box that only one private key opens. */
export type Box = {
  /** 24 bytes. */
  readonly nonce: Uint8Array
  /** 32 bytes: the sender's, made for this box alone. */
  readonly ephemeralPublicKey: Uint8Array
  /** With its tag of 16 bytes in front. */
  readonly sealed: Uint8Array
}

export const boxNonceBytes = 24
export const boxKeyBytes = 32
export const boxTagBytes = 16

/** `expand 32-byte k` as four little-endian words. Source: Bernstein, "Extending the Salsa20 nonce" §2. */
const sigma = Uint32Array.of(0x61707865, 0x3320646e, 0x79622d32, 0x6b206574)

/** The 32 bytes that others seal boxes with. @param privateKey 32 bytes. Source: RFC 7748 §6.1. */
export function boxPublicKey(privateKey: Uint8Array): Uint8Array<ArrayBuffer> {
  assertLength('privateKey', privateKey, boxKeyBytes)
  return x25519(privateKey, x25519Base)
}

const words = (bytes: Uint8Array): Uint32Array => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return Uint32Array.from({ length: bytes.length / 4 }, (_, index) => view.getUint32(index * 4, true))
}

/** HSalsa20 of what both sides share, which is the key of the cipher. Both are wiped. */
function withSharedKey<T>(shared: Uint8Array, use: (key: Uint8Array) => T): T {
  const secret = words(shared)
  const mixed = new Uint32Array(8)
  hsalsa(sigma, secret, new Uint32Array(4), mixed)
  const key = new Uint8Array(boxKeyBytes)
  const view = new DataView(key.buffer)
  for (const [index, word] of mixed.entries()) view.setUint32(index * 4, word, true)
  try {
    return use(key)
  } finally {
    secret.fill(0)
    mixed.fill(0)
    wipe(shared, key)
  }
}

/**
 * X25519, XSalsa20 and Poly1305. Whatever is wrong with key, nonce, tag or text is one and the same refusal; a public key
 * of small order, with which everybody shares the same secret, is one too. Source: NaCl `crypto_box_open`.
 */
export function openBox(privateKey: Uint8Array, box: Box): Result<Uint8Array<ArrayBuffer>, 'refused'> {
  assertLength('privateKey', privateKey, boxKeyBytes)
  const { nonce, ephemeralPublicKey, sealed } = box
  if (nonce.length !== boxNonceBytes || ephemeralPublicKey.length !== boxKeyBytes || sealed.length < boxTagBytes) {
    return err('refused')
  }
  try {
    const shared = x25519(privateKey, ephemeralPublicKey)
    // Of a point of small order, whatever the private key is. Source: RFC 7748 §6.1.
    if (shared.every((byte) => byte === 0)) return err('refused')
    return ok(withSharedKey(shared, (key) => new Uint8Array(xsalsa20poly1305(key, nonce).decrypt(sealed))))
  } catch {
    return err('refused')
  }
}
