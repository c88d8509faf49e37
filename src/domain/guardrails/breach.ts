import type { Address } from '#core/address.ts'
import type { Limit } from '#domain/guardrails/guardrail.ts'

/** Whose guardrail it is that says so. */
export type BreachOf = 'account' | 'site'

/**
 * Why a consent needs a proof. `asks` is what this one comes to and `used` what went before it in the day, both in base
 * units of the limit's asset. `not-allowed`: `party` is not among those whom the user allowed; `null` where nobody
 * can say who it is. `unknown`: there is a limit, and nobody can tell whether it holds.
 */
export type Breach =
  | {
      readonly rule: 'per-transaction' | 'per-day'
      readonly of: BreachOf
      readonly limit: Pick<Limit, 'token' | 'symbol' | 'decimals'>
      readonly most: bigint
      readonly used: bigint
      readonly asks: bigint
    }
  | { readonly rule: 'not-allowed'; readonly of: BreachOf; readonly party: Address | null }
  | { readonly rule: 'unknown'; readonly of: BreachOf }
