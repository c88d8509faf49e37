import type { Address } from '#core/address.ts'
import type { ChainId } from '#core/chain-id.ts'
import type { Breach, BreachOf } from '#domain/guardrails/breach.ts'
import type { Guardrail } from '#domain/guardrails/guardrail.ts'
import { totalOf, type Outflow } from '#domain/guardrails/outflow.ts'
import type { Asked, Party } from '#domain/guardrails/read-asked.ts'
import type { Simulation } from '#domain/review/review.ts'
import { permit2 } from '#domain/review/simulation/topics.ts'

/** One guardrail, and what has gone under it in the last day. */
export type Held = { readonly of: BreachOf; readonly guardrail: Guardrail; readonly before: readonly Outflow[] }

type Request = {
  readonly chainId: ChainId
  readonly account: Address
  readonly asked: Asked
  /** With what the simulation added. */
  readonly outflows: readonly Outflow[]
  readonly simulation: Simulation | null
  /** Tokens that the user put on the list of assets. */
  readonly watched: ReadonlySet<Address>
  /** Whether a contract is known to be a fungible token. */
  readonly isFungible: (contract: Address) => boolean
}

function ofLimits({ of, guardrail, before }: Held, { chainId, outflows }: Request): readonly Breach[] {
  return guardrail.limits
    .filter((limit) => limit.chainId === chainId)
    .flatMap((limit) => {
      const asks = totalOf(outflows, limit.token)
      if (asks === 0n) return []
      const together = totalOf([...before, ...outflows], limit.token)
      const used = totalOf(before, limit.token)
      const { token, symbol, decimals } = limit
      const told = { of, limit: { token, symbol, decimals }, asks }
      const found: Breach[] = []
      if (limit.perTransaction !== null && asks > BigInt(limit.perTransaction)) {
        found.push({ ...told, rule: 'per-transaction', most: BigInt(limit.perTransaction), used: 0n })
      }
      // What takes nothing more than was allowed earlier in the day adds nothing to it.
      if (limit.perDay !== null && together > BigInt(limit.perDay) && together > used) {
        found.push({ ...told, rule: 'per-day', most: BigInt(limit.perDay), used, asks: together - used })
      }
      return found
    })
}

/** A token's own functions do only what they say; of any other contract nobody knows, so that it must be allowed itself. */
function isTrusted(party: Party, { guardrail }: Held, { watched, isFungible, account }: Request): boolean {
  const { address, token, unless } = party
  if (unless !== undefined && isFungible(unless)) return true
  if (guardrail.allowed?.includes(address) === true || address === account) return true
  const isKnown =
    watched.has(address) || address === permit2 || guardrail.limits.some((limit) => limit.token === address)
  return token && isKnown
}

function ofParties(held: Held, request: Request): readonly Breach[] {
  if (held.guardrail.allowed === null) return []
  const { account, asked } = request
  const { parties, unread } = asked
  const strangers = new Set(parties.filter((party) => !isTrusted(party, held, request)).map(({ address }) => address))
  const found = [...strangers].map((party) => ({ rule: 'not-allowed', of: held.of, party }) as const)
  return unread.includes(null) || unread.includes(account)
    ? [...found, { rule: 'not-allowed', of: held.of, party: null }]
    : found
}

/**
 * Whether nobody can tell how much of a limited `token` leaves. The network's own coin leaves as the request says; but what the
 * account itself carries out and nobody can read may do anything, and in a block something else than where it was simulated.
 */
export function isUncertain(
  token: Address | null,
  { account, asked, simulation }: Pick<Request, 'account' | 'asked' | 'simulation'>,
): boolean {
  if (asked.unread.includes(account)) return true
  return asked.unread.length > 0 && token !== null && simulation?.state !== 'ok'
}

function ofUnknown({ of, guardrail }: Held, request: Request): readonly Breach[] {
  const isUnknown = guardrail.limits.some(
    ({ chainId, token }) => chainId === request.chainId && isUncertain(token, request),
  )
  return isUnknown ? [{ rule: 'unknown', of }] : []
}

/** Everything that a consent to this would overstep, the amounts first. */
export const breachesOf = (guardrails: readonly Held[], request: Request): readonly Breach[] =>
  guardrails.flatMap((held) => [...ofLimits(held, request), ...ofParties(held, request), ...ofUnknown(held, request)])
