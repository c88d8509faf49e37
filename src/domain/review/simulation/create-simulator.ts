import type { ChainId } from '#core/chain-id.ts'
import { Hex } from '#core/hex.ts'
import type { Result } from '#core/result.ts'
import type { Asset } from '#domain/assets/asset.ts'
import type { ChainRpc, Clock, RpcFailure } from '#domain/ports.ts'
import { revertOf } from '#domain/review/revert-reason.ts'
import type { Simulation } from '#domain/review/review.ts'
import { plainCall } from '#domain/review/simulation/around.ts'
import { differ, worse } from '#domain/review/simulation/differ.ts'
import { createLookByReading } from '#domain/review/simulation/look-by-reading.ts'
import { createLook, type Looks, type Overrides, type ToldWay } from '#domain/review/simulation/look.ts'
import { simulationOf } from '#domain/review/simulation/simulation-of.ts'
import {
  createWays,
  isOwnFault,
  isUnknownWay,
  isUnreadable,
  type Way,
  type Ways,
} from '#domain/review/simulation/ways.ts'
import { askNode } from '#domain/transactions/ask-node.ts'
import type { TransactionRequest } from '#domain/transactions/request.ts'

type Deps = {
  readonly chainRpc: ChainRpc
  readonly clock: Clock
  /** The node that is asked for a chain; `null` where there is none. */
  readonly endpoint: (chainId: ChainId) => Promise<string | null>
  /** What nodes refused to be asked before. */
  readonly ways?: Ways
  /** What the user watches, to be read where nothing tells all that moves. */
  readonly watched?: (chainId: ChainId) => Promise<readonly Asset[]>
}

/** `whole` is what all come to together; `each` is one after another, on what those before it left. */
export type ListSimulation = { readonly each: readonly Simulation[]; readonly whole: Simulation }

export type Simulator = {
  /** What one transaction would do. Never fails: what cannot be found out is said so. */
  readonly one: (request: TransactionRequest, overrides?: Overrides) => Promise<Simulation>
  /** Several of one account and chain; `null` where the node cannot go through them. */
  readonly list: (requests: readonly TransactionRequest[], overrides?: Overrides) => Promise<ListSimulation | null>
}

const without = (state: 'unsupported' | 'unavailable'): Simulation => ({ state, changes: [], reason: null })

const failed = (failure: RpcFailure): Simulation =>
  isOwnFault(failure) ? { state: 'reverts', changes: [], ...revertOf(failure) } : without('unavailable')

/** One of two looks, and whether they come to something else. */
function settled(latest: Simulation, next: Simulation | null): Simulation {
  if (next === null) return latest
  return differ(latest, next) ? { ...worse(latest, next), differs: true } : next
}

function listOf({ latest, next }: Looks, requests: readonly TransactionRequest[]): ListSimulation | null {
  const account = requests[0]?.from
  if (account === undefined) return null
  const whole = settled(simulationOf(latest, account), next === null ? null : simulationOf(next, account))
  const each = latest.map((outcome, index) => {
    const there = next?.[index]
    return settled(simulationOf([outcome], account), there === undefined ? null : simulationOf([there], account))
  })
  return { each, whole }
}

/** Whether a node is better not asked in this way again, for any of these. */
const isLasting = (failure: RpcFailure, requests: readonly TransactionRequest[]): boolean =>
  // Some nodes cannot read how a contract is created, and everything else.
  isUnknownWay(failure) || (isUnreadable(failure) && requests.every(({ to }) => to !== null))

/**
 * What the user's own node says that will happen, by the first of these that it knows: `eth_simulateV1`,
 * `debug_traceCall`, `eth_createAccessList` with readings around the call in `eth_call`. Of an account without code nothing
 * is left to be found out but whether it can be paid.
 */
export function createSimulator({ chainRpc, clock, endpoint, ways = createWays(), watched }: Deps): Simulator {
  const look = createLook({ chainRpc, clock })
  const lookByReading = createLookByReading({ chainRpc, clock })

  async function node(chainId: ChainId): Promise<string> {
    return `${String(chainId)} ${(await endpoint(chainId)) ?? ''}`
  }

  /** `null` where the node is better asked in another way. */
  async function by<Told extends Looks | null>(
    way: Way,
    requests: readonly TransactionRequest[],
    ask: () => Promise<Result<Told, RpcFailure>>,
  ): Promise<Result<Told, RpcFailure> | null> {
    const [request] = requests
    if (request === undefined) return null
    const at = await node(request.chainId)
    if (!ways.knows(at, way)) return null
    const looks = await ask()
    if (looks.ok || looks.error.kind !== 'refused' || isOwnFault(looks.error)) return looks
    if (isLasting(looks.error, requests)) ways.refuses(at, way)
    return null
  }

  const told = (way: ToldWay, requests: readonly TransactionRequest[], overrides: Overrides | null) =>
    by(way, requests, () => look(way, { requests, overrides }))

  async function byReading(request: TransactionRequest, code: Hex, returned: Hex): Promise<Simulation> {
    const { to, from, chainId } = request
    if (to === null || to === from) return without('unsupported')
    const looks = await by('read', [request], async () => {
      const tokens = ((await watched?.(chainId)) ?? []).filter(({ type }) => type === 'erc20')
      return lookByReading({
        request: { ...request, to },
        code,
        returned,
        watched: tokens.map(({ address }) => address),
      })
    })
    if (looks === null || !looks.ok || looks.value === null) {
      return without(looks?.ok === false ? 'unavailable' : 'unsupported')
    }
    const found = listOf(looks.value, [request])?.whole
    return found === undefined ? without('unsupported') : { ...found, isRead: true }
  }

  async function plainly(request: TransactionRequest, overrides: Overrides | null): Promise<Simulation> {
    const { chainId, from, to, value } = request
    const [outcome, code] = await Promise.all([
      askNode(
        chainRpc,
        chainId,
        'eth_call',
        [plainCall(request), 'latest', ...(overrides === null ? [] : [overrides])],
        Hex,
      ),
      to === null ? null : askNode(chainRpc, chainId, 'eth_getCode', [to, 'latest'], Hex),
    ])
    if (!outcome.ok) return failed(outcome.error)
    if (code === null) return without('unsupported')
    if (!code.ok) return without('unavailable')
    if (overrides !== null) return without('unsupported')
    if (code.value.length > 2) return byReading(request, code.value, outcome.value)
    const amount = to === from ? 0n : BigInt(value)
    const changes = amount === 0n ? [] : [{ asset: 'native', amount: (-amount).toString() }]
    return { state: 'ok', changes, reason: null }
  }

  return {
    one: async (request, overrides) => {
      for (const way of ['simulate', 'trace'] as const) {
        const looks = await told(way, [request], overrides ?? null)
        if (looks === null) continue
        if (!looks.ok) return failed(looks.error)
        return listOf(looks.value, [request])?.whole ?? without('unsupported')
      }
      return plainly(request, overrides ?? null)
    },
    list: async (requests, overrides) => {
      const looks = await told('simulate', requests, overrides ?? null)
      return looks?.ok === true ? listOf(looks.value, requests) : null
    },
  }
}
