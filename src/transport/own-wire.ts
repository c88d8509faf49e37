import * as v from 'valibot'
import type { Topic } from '#domain/ports.ts'
import type { Answer } from '#transport/wire.ts'

/** Page of ours → background. */
export const Call = v.object({ call: v.number(), name: v.string(), input: v.unknown() })
export type Call = v.InferOutput<typeof Call>

/** Background → page of ours: it began with a call, it answers one, or something changed. */
export type Push =
  { readonly taken: number } | { readonly call: number; readonly answer: Answer } | { readonly topic: Topic }

/** What is not a JSON-RPC code on purpose: these never reach a site. */
export const callErrors = {
  locked: { code: 1, message: 'The wallet is locked.' },
  interrupted: { code: 2, message: 'The wallet was stopped in the middle. Look at the state and try again.' },
  invalid: { code: 3, message: 'The call is not in the contract.' },
  internal: { code: 4, message: 'The wallet could not do this.' },
} as const
