import * as v from 'valibot'
import { bytesFromBase64 } from '#core/base64.ts'
import { boxKeyBytes, boxNonceBytes, boxTagBytes, type Box } from '#core/box.ts'

const base64 = (fits: (length: number) => boolean) =>
  v.pipe(
    v.string(),
    v.check((text) => {
      const bytes = bytesFromBase64(text)
      return bytes !== null && fits(bytes.length)
    }, 'Not base64 of the right length'),
  )

/** A sealed box as sites write it, nothing undeclared. Source: MetaMask `eth_decrypt`, EIP-1024 §Encryption. */
export const EncryptedMessage = v.strictObject({
  version: v.literal('x25519-xsalsa20-poly1305'),
  nonce: base64((length) => length === boxNonceBytes),
  ephemPublicKey: base64((length) => length === boxKeyBytes),
  ciphertext: base64((length) => length >= boxTagBytes),
})
export type EncryptedMessage = v.InferOutput<typeof EncryptedMessage>

const bytesOf = (text: string): Uint8Array => bytesFromBase64(text) ?? new Uint8Array()

export const boxOf = ({ nonce, ephemPublicKey, ciphertext }: EncryptedMessage): Box => ({
  nonce: bytesOf(nonce),
  ephemeralPublicKey: bytesOf(ephemPublicKey),
  sealed: bytesOf(ciphertext),
})
