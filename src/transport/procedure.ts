import * as v from 'valibot'

/**
 * Who may call: `any` page of the extension in any state; `unlocked` only while the session is open, which is checked
 * against the stored deadline before each call.
 */
export type Guard = 'any' | 'unlocked'

export type Procedure<I, O> = {
  readonly guard: Guard
  readonly input: v.GenericSchema<unknown, I>
  readonly output: v.GenericSchema<unknown, O>
}

export const procedure = <I, O>(definition: Procedure<I, O>): Procedure<I, O> => definition

export const nothing = v.object({})

/** The schema of a `Result` (core/result.ts) on the wire. */
export const resultOf = <V extends v.GenericSchema, E extends v.GenericSchema>(value: V, error: E) =>
  v.variant('ok', [v.object({ ok: v.literal(true), value }), v.object({ ok: v.literal(false), error })])
