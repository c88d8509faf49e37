import * as v from 'valibot'
import { EncryptedMessage } from '#core/encrypted-message.ts'
import { bytesFromHex, Hex } from '#core/hex.ts'
import { parseStrictJson } from '#core/strict-json.ts'
import { decodeText } from '#core/utf8.ts'

/** An encrypted message as JSON text, or as the bytes of that text in `0x` hex. Source: MetaMask `eth_decrypt`. */
export const EncryptedText = v.pipe(
  v.string(),
  v.rawTransform(({ dataset, addIssue, NEVER }): unknown => {
    const hex = v.safeParse(Hex, dataset.value)
    const text = hex.success ? decodeText(bytesFromHex(hex.output)) : dataset.value
    const json = text === null ? null : parseStrictJson(text)
    if (json?.ok === true) return json.value
    addIssue({ message: 'Expected JSON, or its bytes in hex' })
    return NEVER
  }),
  EncryptedMessage,
)
