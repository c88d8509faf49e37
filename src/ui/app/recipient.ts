import * as v from 'valibot'
import { Address } from '#core/address.ts'
import { err, ok, type Result } from '#core/result.ts'

const shape = /^0x[0-9a-fA-F]{40}$/
const zero = `0x${'0'.repeat(40)}`

/** @param text as pasted; spaces between groups of digits, as the wallet itself shows them, are let through. */
export function parseRecipient(text: string): Result<Address, 'shape' | 'checksum' | 'zero'> {
  const compact = text.replace(/\s+/g, '')
  if (!shape.test(compact)) return err('shape')
  if (compact === zero) return err('zero')
  const parsed = v.safeParse(Address, compact)
  return parsed.success ? ok(parsed.output) : err('checksum')
}
