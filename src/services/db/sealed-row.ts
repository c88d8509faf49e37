import * as v from 'valibot'
import { xchachaOpen, xchachaSeal } from '#core/aead.ts'
import { base64FromBytes } from '#core/base64.ts'
import { concatBytes } from '#core/concat-bytes.ts'
import { hkdfSha256 } from '#core/hkdf.ts'
import { hmacSha256 } from '#core/hmac.ts'
import { decodeText, encodeText } from '#core/utf8.ts'
import { wipe } from '#core/wipe.ts'
import type { SealedRow, SealedTableName } from '#services/db/schema.ts'

/** Of this layout; bound into every seal. */
export const rowVersion = 1
const nonceBytes = 24
/** Lengths are rounded up to this, so that they tell little. */
const step = 256

/** Two keys of 32 bytes for one table. The caller wipes both. */
export type TableKeys = { readonly seal: Uint8Array; readonly blind: Uint8Array }

export function tableKeys(dataKey: Uint8Array, table: SealedTableName): TableKeys {
  const keys = hkdfSha256(dataKey, encodeText(`coffer sealed ${table}`), 64)
  return { seal: keys.subarray(0, 32), blind: keys.subarray(32) }
}

export const wipeTableKeys = ({ seal, blind }: TableKeys): void => {
  wipe(seal, blind)
}

/** What stands in the open in place of an id. The same id gives the same key, and only with the data key. */
export const blindedKey = ({ blind }: TableKeys, id: string): string =>
  base64FromBytes(hmacSha256(blind, encodeText(id)))

const associatedWith = (table: SealedTableName, key: string): Uint8Array =>
  encodeText(JSON.stringify([table, key, rowVersion]))

/** @param nonce 24 random bytes. @param row JSON. */
export function sealRow(
  keys: TableKeys,
  input: { readonly table: SealedTableName; readonly key: string; readonly row: unknown; readonly nonce: Uint8Array },
): SealedRow {
  const json = encodeText(JSON.stringify(input.row))
  const plaintext = new Uint8Array(Math.ceil(json.length / step) * step).fill(0x20)
  plaintext.set(json)
  const associated = associatedWith(input.table, input.key)
  const sealed = xchachaSeal({ key: keys.seal, nonce: input.nonce, plaintext, associated })
  wipe(json, plaintext)
  return { key: input.key, version: rowVersion, sealed: concatBytes(input.nonce, sealed) }
}

const Stored = v.object({ key: v.string(), version: v.literal(rowVersion), sealed: v.instance(Uint8Array) })

/** `null` for whatever is not a whole row of this table, under its own key and of the schema. */
export function openRow<Row>(
  keys: TableKeys,
  input: { readonly table: SealedTableName; readonly schema: v.GenericSchema<unknown, Row>; readonly stored: unknown },
): { readonly row: Row } | null {
  const stored = v.safeParse(Stored, input.stored)
  if (!stored.success) return null
  const { key, sealed } = stored.output
  const opened = xchachaOpen({
    key: keys.seal,
    nonce: sealed.subarray(0, nonceBytes),
    sealed: sealed.subarray(nonceBytes),
    associated: associatedWith(input.table, key),
  })
  if (!opened.ok) return null
  const row = v.safeParse(v.pipe(v.string(), v.parseJson(), input.schema), decodeText(opened.value))
  wipe(opened.value)
  return row.success ? { row: row.output } : null
}

export const freshNonceBytes = nonceBytes
