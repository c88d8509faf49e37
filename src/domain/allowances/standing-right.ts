import * as v from 'valibot'
import { Quantity } from '#core/quantity.ts'
import { Right } from '#domain/allowances/right.ts'
import { Decimals, TokenName, TokenSymbol } from '#domain/assets/asset.ts'

/**
 * A right that somebody has, with what is known of it. `amount` in base units, `all` of a collection, `null` where the node
 * did not tell; `until` and `givenAt` in seconds since the epoch. `balance` is what the account has of it in all.
 * `spenderHasCode` is false of an ordinary account. Whatever is `null` is not known.
 */
export const StandingRight = v.object({
  right: Right,
  amount: v.nullable(v.union([Quantity, v.literal('all')])),
  until: v.nullable(v.number()),
  givenAt: v.nullable(v.number()),
  symbol: v.nullable(TokenSymbol),
  name: v.nullable(TokenName),
  decimals: v.nullable(Decimals),
  balance: v.nullable(Quantity),
  spenderName: v.nullable(v.string()),
  spenderHasCode: v.nullable(v.boolean()),
})
export type StandingRight = v.InferOutput<typeof StandingRight>
