import { aesGcmOpen, aesGcmSeal } from '#core/aead.ts'
import { base64FromBytes, bytesFromBase64 } from '#core/base64.ts'
import { err, type Result } from '#core/result.ts'
import { wipe } from '#core/wipe.ts'
import type { Random } from '#domain/ports.ts'
import { writeEnvelope } from '#domain/vault/envelope.ts'
import { headerBytes, type Envelope, type Header } from '#domain/vault/header.ts'
import { decodePayload, encodePayload, type Payload } from '#domain/vault/payload.ts'

/** The stored text of a generation. @param dataKey 32 bytes, the one that the header's key slots seal. */
export async function sealPayload(
  random: Random,
  { header, dataKey, payload }: { readonly header: Header; readonly dataKey: Uint8Array; readonly payload: Payload },
): Promise<string> {
  const nonce = random.bytes(12)
  const plaintext = encodePayload(payload)
  const sealed = await aesGcmSeal({ key: dataKey, nonce, plaintext, associated: headerBytes(header) })
  wipe(plaintext)
  return writeEnvelope({ header, payload: { nonce: base64FromBytes(nonce), sealed: base64FromBytes(sealed) } })
}

/** The caller wipes the entropy that is returned. Any change of header or payload is `damaged`. */
export async function openPayload(
  { header, payload }: Envelope,
  dataKey: Uint8Array,
): Promise<Result<Payload, 'damaged' | 'newer'>> {
  const [nonce, sealed] = [payload.nonce, payload.sealed].map(bytesFromBase64)
  if (!nonce || !sealed) return err('damaged')
  const opened = await aesGcmOpen({ key: dataKey, nonce, sealed, associated: headerBytes(header) })
  return opened.ok ? decodePayload(opened.value) : err('damaged')
}
