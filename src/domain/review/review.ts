import * as v from 'valibot'
import { TokenFact } from '#domain/review/token-fact.ts'

export const severities = ['info', 'warn', 'danger', 'block'] as const
export type Severity = (typeof severities)[number]

/** One thing to know before consenting. `code` is kebab-case and names the finding; `details` fill its sentence. */
export const Finding = v.object({
  code: v.pipe(v.string(), v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)),
  severity: v.picklist(severities),
  details: v.optional(v.record(v.string(), v.string()), {}),
})
export type Finding = v.InferOutput<typeof Finding>

/** `amount` is signed, in base units, as decimal text; `asset` is `native` or a contract's address. */
export const BalanceChange = v.object({ asset: v.string(), amount: v.pipe(v.string(), v.regex(/^-?\d+$/)) })
export type BalanceChange = v.InferOutput<typeof BalanceChange>

/** `unsupported`: the node cannot tell. `unavailable`: it did not answer. Four different things in four different words. */
export const Simulation = v.object({
  state: v.picklist(['ok', 'reverts', 'unsupported', 'unavailable']),
  changes: v.array(BalanceChange),
  reason: v.nullable(v.string()),
})
export type Simulation = v.InferOutput<typeof Simulation>

/** `simulation` is `null` for what is no transaction. Findings come worst first. `tokens` where amounts of some are named. */
export const Review = v.object({
  findings: v.array(Finding),
  simulation: v.nullable(Simulation),
  tokens: v.optional(v.array(TokenFact)),
})
export type Review = v.InferOutput<typeof Review>
