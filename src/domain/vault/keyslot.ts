import { aesGcmOpen, aesGcmSeal } from '#core/aead.ts'
import { base64FromBytes, bytesFromBase64 } from '#core/base64.ts'
import { argon2id, argon2idFloor, isWithinBounds, passwordBytes, type Argon2idInput } from '#core/kdf.ts'
import { err, ok, type Result } from '#core/result.ts'
import { wipe } from '#core/wipe.ts'
import type { Random } from '#domain/ports.ts'
import { keyslotBytes, type Keyslot } from '#domain/vault/header.ts'

/** Argon2id, or what a test counts in its place. */
export type Derive = (input: Argon2idInput) => Promise<Uint8Array>

/** What every new write uses, whatever was stored before. */
const writtenKdf = { name: 'argon2id', ...argon2idFloor } as const
const saltBytes = 32

/** Seals the data key (32 bytes) under the password, with a salt of its own. @param password not empty. */
export async function sealKeyslot(
  { random, derive = argon2id }: { readonly random: Random; readonly derive?: Derive },
  { id, dataKey, password }: { readonly id: string; readonly dataKey: Uint8Array; readonly password: string },
): Promise<Keyslot> {
  const salt = random.bytes(saltBytes)
  const nonce = random.bytes(12)
  const open = { method: 'password', kdf: writtenKdf, salt: base64FromBytes(salt) } as const
  const secret = passwordBytes(password)
  const key = await derive({ ...argon2idFloor, password: secret, salt })
  const sealed = await aesGcmSeal({ key, nonce, plaintext: dataKey, associated: keyslotBytes(id, open) })
  wipe(secret, key)
  return { ...open, nonce: base64FromBytes(nonce), sealed: base64FromBytes(sealed) }
}

/**
 * The data key. Parameters outside floor and ceiling are `damaged` and nothing is derived with them. The slot is whole
 * by its checksum, so what its seal refuses is a wrong password (or a forgery, which looks the same).
 */
export async function openKeyslot(
  { id, slot, password }: { readonly id: string; readonly slot: Keyslot; readonly password: string },
  derive: Derive = argon2id,
): Promise<Result<Uint8Array, 'wrong-password' | 'damaged'>> {
  const [salt, nonce, sealed] = [slot.salt, slot.nonce, slot.sealed].map(bytesFromBase64)
  if (!salt || !nonce || !sealed || salt.length !== saltBytes || !isWithinBounds(slot.kdf)) return err('damaged')
  if (password === '') return err('wrong-password')
  const { memoryKiB, iterations, parallelism } = slot.kdf
  const secret = passwordBytes(password)
  const key = await derive({ memoryKiB, iterations, parallelism, password: secret, salt })
  const dataKey = await aesGcmOpen({ key, nonce, sealed, associated: keyslotBytes(id, slot) })
  wipe(secret, key)
  if (!dataKey.ok) return err('wrong-password')
  return dataKey.value.length === 32 ? ok(dataKey.value) : err('damaged')
}
