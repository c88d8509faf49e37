import * as v from 'valibot'
import { nothing, procedure, resultOf } from '#transport/procedure.ts'

const CopyHealth = v.picklist(['healthy', 'damaged', 'missing', 'newer'])

/**
 * `empty`: nothing of a vault was found, onboarding may begin. `recovery`: something was found that does not open.
 * `onboarding`: a vault exists, and the user has not chosen a network yet.
 */
export const SessionStatus = v.variant('phase', [
  v.object({ phase: v.literal('empty') }),
  v.object({
    phase: v.literal('recovery'),
    copies: v.object({ database: CopyHealth, extension: CopyHealth }),
    /** One whole copy is there, so that `vault.restoreFromCopy` can work. */
    restorable: v.boolean(),
  }),
  v.object({
    phase: v.literal('locked'),
    /** Milliseconds since the epoch before which no password is tried; `null` when one may be tried now. */
    retryAt: v.nullable(v.number()),
    /** A missing copy was written again from the whole one since the last unlock. */
    healed: v.boolean(),
  }),
  v.object({ phase: v.literal('unlocked'), networkChosen: v.boolean(), lockAt: v.number() }),
])
export type SessionStatus = v.InferOutput<typeof SessionStatus>

export const UnlockRefusal = v.variant('reason', [
  v.object({ reason: v.literal('wrong-password') }),
  v.object({ reason: v.literal('wait'), retryAt: v.number() }),
  v.object({ reason: v.picklist(['damaged', 'missing', 'newer']) }),
])
export type UnlockRefusal = v.InferOutput<typeof UnlockRefusal>

export const sessionContract = {
  'session.status': procedure({ guard: 'any', input: nothing, output: SessionStatus }),
  'session.unlock': procedure({
    guard: 'any',
    input: v.object({ password: v.string() }),
    output: resultOf(nothing, UnlockRefusal),
  }),
  'session.lock': procedure({ guard: 'any', input: nothing, output: nothing }),
  /** The user did something in a page of the extension: the auto-lock deadline moves. */
  'session.touch': procedure({ guard: 'unlocked', input: nothing, output: nothing }),
} as const
