import * as v from 'valibot'
import { nothing, procedure, resultOf } from '#transport/procedure.ts'
import { UnlockRefusal } from '#transport/contract/session.ts'

/** `index` is the position of the first word, from 0, that no BIP-39 list has. */
export const PhraseProblem = v.variant('reason', [
  v.object({ reason: v.picklist(['word-count', 'checksum']) }),
  v.object({ reason: v.literal('unknown-word'), index: v.number() }),
])
export type PhraseProblem = v.InferOutput<typeof PhraseProblem>

const CreateRefusal = v.variant('reason', [
  v.object({ reason: v.literal('exists') }),
  v.object({ reason: v.literal('weak-password') }),
  v.object({ reason: v.literal('phrase'), problem: PhraseProblem }),
])
export type CreateRefusal = v.InferOutput<typeof CreateRefusal>

const credentials = v.object({ phrase: v.pipe(v.string(), v.maxLength(1_024)), password: v.string() })

export const vaultContract = {
  /** A new phrase, kept nowhere until `vault.create` brings it back. */
  'vault.newPhrase': procedure({
    guard: 'any',
    input: v.object({ words: v.picklist([12, 24]) }),
    output: v.object({ phrase: v.string() }),
  }),
  'vault.checkPhrase': procedure({
    guard: 'any',
    input: v.object({ phrase: v.pipe(v.string(), v.maxLength(1_024)) }),
    output: resultOf(nothing, PhraseProblem),
  }),
  /** Only where nothing of a vault exists; leaves the wallet unlocked. */
  'vault.create': procedure({ guard: 'any', input: credentials, output: resultOf(nothing, CreateRefusal) }),
  /** The other copy, whole, takes the place of the damaged one; what was damaged is set aside, never lost. */
  'vault.restoreFromCopy': procedure({
    guard: 'any',
    input: nothing,
    output: resultOf(nothing, v.literal('no-whole-copy')),
  }),
  /** A new vault from the phrase; whatever does not open is set aside first. Only in the phase `recovery`. */
  'vault.restoreFromPhrase': procedure({ guard: 'any', input: credentials, output: resultOf(nothing, CreateRefusal) }),
  /** Every stored byte of the vault, sealed as it is, as JSON text to keep in a file. */
  'vault.exportRaw': procedure({ guard: 'any', input: nothing, output: v.object({ text: v.string() }) }),
  /** Derives with the password given, whatever the session knows. */
  'vault.revealPhrase': procedure({
    guard: 'unlocked',
    input: v.object({ password: v.string() }),
    output: resultOf(v.object({ phrase: v.string() }), UnlockRefusal),
  }),
  'vault.changePassword': procedure({
    guard: 'unlocked',
    input: v.object({ current: v.string(), next: v.string() }),
    output: resultOf(nothing, v.union([UnlockRefusal, v.object({ reason: v.literal('weak-password') })])),
  }),
} as const
