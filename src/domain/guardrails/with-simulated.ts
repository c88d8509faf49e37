import * as v from 'valibot'
import { Address } from '#core/address.ts'
import type { Token } from '#domain/guardrails/guardrail.ts'
import { everything, outflow, type Outflow } from '#domain/guardrails/outflow.ts'
import type { Asked } from '#domain/guardrails/read-asked.ts'
import type { Simulation } from '#domain/review/review.ts'

/** An NFT counts as one of its collection; `undefined` for what is no asset. */
function tokenOf(asset: string): Token | undefined {
  if (asset === 'native') return null
  const address = v.safeParse(Address, asset.split(':')[0])
  return address.success ? address.output : undefined
}

const read = (outflows: readonly Outflow[], type: Outflow['type'], token: Token, via?: Address): bigint =>
  outflows
    .filter((each) => each.type === type && each.token === token && (via === undefined || each.via === via))
    .reduce((sum, { amount }) => sum + BigInt(amount), 0n)

/**
 * What the node found to leave beyond what was read from the request. It only ever adds: a node that lies makes nothing
 * less than what is written. Allowances count only where a token was called in a way that is not understood, or the account
 * itself, which gives them for any token.
 */
export function simulatedBeyond(
  { outflows, unread }: Asked,
  simulation: Simulation | null,
  account: Address,
): readonly Outflow[] {
  if (simulation?.state !== 'ok') return []
  const mayAllow = (token: Address): boolean =>
    unread.includes(token) || unread.includes(account) || unread.includes(null)
  const [only, ...others] = new Set(unread)
  const via = others.length === 0 ? (only ?? null) : null
  const moved = simulation.changes.flatMap(({ asset, amount }) => {
    const token = tokenOf(asset)
    if (token === undefined) return []
    const beyond = -BigInt(amount) - read(outflows, 'moves', token)
    return beyond > 0n ? [outflow('moves', token, beyond, via)] : []
  })
  const allowed = (simulation.allowances ?? []).flatMap(({ asset, spender, amount }) => {
    const token = tokenOf(asset)
    if (token === undefined || token === null || !mayAllow(token)) return []
    const beyond = (amount === 'all' ? everything : BigInt(amount)) - read(outflows, 'allows', token, spender)
    return beyond > 0n ? [outflow('allows', token, beyond, spender)] : []
  })
  return [...moved, ...allowed]
}
