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
function isTrusted({ address, token }: Party, { guardrail }: Held, { watched, account }: Request): boolean {
  if (guardrail.allowed?.includes(address) === true || address === account) return true
  const isKnown =
    watched.has(address) || address === permit2 || guardrail.limits.some((limit) => limit.token === address)
  return token && isKnown
}

function ofParties(held: Held, request: Request): readonly Breach[] {
  if (held.guardrail.allowed === null) return []
  const { parties, unread } = request.asked
  const strangers = new Set(parties.filter((party) => !isTrusted(party, held, request)).map(({ address }) => address))
  const found = [...strangers].map((party) => ({ rule: 'not-allowed', of: held.of, party }) as const)
  return unread.includes(null) ? [...found, { rule: 'not-allowed', of: held.of, party: null }] : found
}

/** The network's own coin leaves as the request says, unless the account itself runs what nobody can read. */
function isUncertain({ guardrail }: Held, { chainId, account, asked, simulation }: Request): boolean {
  if (asked.unread.length === 0 || simulation?.state === 'ok') return false
  const limits = guardrail.limits.filter((limit) => limit.chainId === chainId)
  return limits.some(({ token }) => token !== null) || (limits.length > 0 && asked.unread.includes(account))
}

/** Everything that a consent to this would overstep, the amounts first. */
export const breachesOf = (guardrails: readonly Held[], request: Request): readonly Breach[] =>
  guardrails.flatMap((held) => [
    ...ofLimits(held, request),
    ...ofParties(held, request),
    ...(isUncertain(held, request) ? [{ rule: 'unknown', of: held.of } as const] : []),
  ])
