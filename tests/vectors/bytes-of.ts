import * as v from 'valibot'
import { bytesFromHex, Hex } from '#core/hex.ts'

/** Hex with or without `0x`. */
export const bytesOf = (text: string): Uint8Array<ArrayBuffer> =>
  bytesFromHex(v.parse(Hex, text.startsWith('0x') ? text : `0x${text}`))
