import * as v from 'valibot'
import { AllowanceChange, BalanceChange } from '#domain/review/review.ts'
import { TokenFact } from '#domain/review/token-fact.ts'

/** What the user was shown that a transaction would do; `tokens` make its amounts readable. */
export const Shown = v.object({
  changes: v.array(BalanceChange),
  allowances: v.array(AllowanceChange),
  tokens: v.array(TokenFact),
})
export type Shown = v.InferOutput<typeof Shown>
