import * as v from 'valibot'
import { Address } from '#core/address.ts'
import type { Token } from '#domain/guardrails/guardrail.ts'

/**
 * What may leave an account by one consent. `amount` in base units as decimal text, of `token` or the network's own coin.
 * `via`: who takes it, by an allowance or by being called; `null` where it is simply sent.
 */
export const Outflow = v.object({
  type: v.picklist(['moves', 'allows']),
  token: v.nullable(Address),
  amount: v.pipe(v.string(), v.regex(/^\d+$/)),
  via: v.nullable(Address),
})
export type Outflow = v.InferOutput<typeof Outflow>

/** More than there is of anything: what is allowed without end, or without a number. */
export const everything = 2n ** 256n - 1n

export const outflow = (type: Outflow['type'], token: Token, amount: bigint, via: Address | null = null): Outflow => ({
  type,
  token,
  amount: String(amount),
  via,
})

const sum = (outflows: readonly Outflow[], type: Outflow['type']): bigint =>
  outflows.reduce((total, each) => (each.type === type ? total + BigInt(each.amount) : total), 0n)

/**
 * How much of one asset may have left after all of them. What a spender takes is part of what it was allowed: allowing 100
 * and then swapping 100 is 100 and not 200.
 */
export function totalOf(outflows: readonly Outflow[], token: Token): bigint {
  const takers = Map.groupBy(
    outflows.filter((each) => each.token === token),
    ({ via }) => via,
  )
  return [...takers].reduce((total, [via, each]) => {
    const [moves, allows] = [sum(each, 'moves'), sum(each, 'allows')]
    return total + (via === null ? moves + allows : moves > allows ? moves : allows)
  }, 0n)
}
