import * as v from 'valibot'
import { encodeText } from '#core/utf8.ts'

export const vaultFormat = 'coffer-vault'
/** The newest version this build reads, and the only one it writes. */
export const vaultVersion = 1

/** Base64 with padding (RFC 4648 §4) of at least one byte; the canonical form is checked by encoding again. */
const Base64 = v.pipe(v.string(), v.regex(/^[A-Za-z0-9+/]+={0,2}$/), v.maxLength(1_048_576))

const positive = v.pipe(v.number(), v.safeInteger(), v.minValue(1))

/** Floor and ceiling stand in core/kdf.ts and are checked before anything is run. */
const Kdf = v.strictObject({
  name: v.literal('argon2id'),
  memoryKiB: positive,
  iterations: positive,
  parallelism: positive,
})

/** One way to the data key: the key, sealed under what this method derives. */
export const Keyslot = v.strictObject({
  method: v.literal('password'),
  kdf: Kdf,
  salt: Base64,
  nonce: Base64,
  sealed: Base64,
})
export type Keyslot = v.InferOutput<typeof Keyslot>

/** What stands in the open beside the sealed payload; all of it is associated data of the payload. */
export const Header = v.strictObject({
  format: v.literal(vaultFormat),
  version: v.literal(vaultVersion),
  /** Random, the same for the life of a vault. */
  id: Base64,
  /** Counts the writes, so that of two copies the later one is known. */
  generation: positive,
  keyslots: v.strictTuple([Keyslot]),
})
export type Header = v.InferOutput<typeof Header>

export const Envelope = v.strictObject({
  header: Header,
  payload: v.strictObject({ nonce: Base64, sealed: Base64 }),
})
export type Envelope = v.InferOutput<typeof Envelope>

const utf8 = (value: unknown): Uint8Array => encodeText(JSON.stringify(value))

const openSlotFields = ({ method, kdf, salt }: Omit<Keyslot, 'nonce' | 'sealed'>) => ({
  method,
  kdf: { name: kdf.name, memoryKiB: kdf.memoryKiB, iterations: kdf.iterations, parallelism: kdf.parallelism },
  salt,
})

const slotFields = (slot: Keyslot) => ({ ...openSlotFields(slot), nonce: slot.nonce, sealed: slot.sealed })

const headerFields = ({ format, version, id, generation, keyslots: [slot] }: Header) => ({
  format,
  version,
  id,
  generation,
  keyslots: [slotFields(slot)],
})

/** The one text of an envelope: fixed order of fields, no white space. */
export const canonicalText = ({ header, payload }: Envelope): string =>
  JSON.stringify({ header: headerFields(header), payload: { nonce: payload.nonce, sealed: payload.sealed } })

/** Associated data of the payload. */
export const headerBytes = (header: Header): Uint8Array => utf8(headerFields(header))

/** Associated data of a key slot: what it is derived with, and the vault that it belongs to. */
export const keyslotBytes = (id: string, slot: Omit<Keyslot, 'nonce' | 'sealed'>): Uint8Array =>
  utf8({ format: vaultFormat, version: vaultVersion, id, keyslot: openSlotFields(slot) })
