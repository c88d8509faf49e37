import { concatBytes } from '#core/concat-bytes.ts'
import { keccak256 } from '#core/keccak.ts'
import { encodeText } from '#core/utf8.ts'

/** What `personal_sign` signs: the message behind a prefix that no transaction begins with. 32 bytes. Source: EIP-191 version 0x45. */
export const personalMessageDigest = (message: Uint8Array): Uint8Array =>
  keccak256(concatBytes(encodeText(`\x19Ethereum Signed Message:\n${message.length}`), message))
