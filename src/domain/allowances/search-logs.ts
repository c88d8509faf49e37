import * as v from 'valibot'
import type { Address } from '#core/address.ts'
import { Quantity } from '#core/quantity.ts'
import { err, ok, type Result } from '#core/result.ts'
import { distinctTraces, type Trace } from '#domain/allowances/right.ts'
import { rightsInLog, rightTopics, topicOf } from '#domain/allowances/rights-in-log.ts'
import type { ChainRpc, Clock, RpcFailure } from '#domain/ports.ts'
import { Log } from '#domain/review/simulation/outcome.ts'
import { askNode, Count } from '#domain/transactions/ask-node.ts'

/** Where a search goes on: the highest block that was not looked at, how many at once next, and how many at most; `good` were answered. */
export const SearchCursor = v.object({ to: v.number(), span: v.number(), most: v.number(), good: v.number() })
export type SearchCursor = v.InferOutput<typeof SearchCursor>

/** `next` is `null` at the first block of the chain. `head` is the latest block. The newest trace first. */
export type SearchStep = {
  readonly traces: readonly Trace[]
  readonly next: SearchCursor | null
  readonly head: number
}

/** `no-logs`: the node does not let anybody search, not even in few blocks. */
export type SearchFailure = RpcFailure | { readonly kind: 'no-logs' }

/** More in one answer is too many to be the traces of what a person did. */
const mostLogs = 10_000
/** A node that refuses this few blocks refuses all; the least that public nodes give is more. */
const leastSpan = 200
/** Of one step, so that a page hears of it soon and can stop. Milliseconds, and requests. */
const step = { patienceMs: 3_000, requests: 8 } as const

const Logs = v.pipe(v.array(v.object({ ...Log.entries, blockNumber: Quantity })), v.maxLength(mostLogs))

/** What a smaller range may help against. */
const isTooWide = ({ kind }: RpcFailure): boolean => ['refused', 'too-large', 'malformed', 'timeout'].includes(kind)

type Deps = { readonly chainRpc: ChainRpc; readonly clock: Clock }

/**
 * One step of a search from the latest block back to the first. The first question is for everything at once, as many nodes
 * answer that; a range that is refused is asked for again in a tenth, and what
 * was answered is doubled until that is refused too.
 */
export async function searchLogs(
  { chainRpc, clock }: Deps,
  chainId: number,
  owner: Address,
  cursor: SearchCursor | null,
): Promise<Result<SearchStep, SearchFailure>> {
  const latest = await askNode(chainRpc, chainId, 'eth_blockNumber', [], Count)
  if (!latest.ok) return latest
  const head = latest.value
  const begun = clock.now()
  const found: Trace[] = []
  let next: SearchCursor | null = cursor ?? { to: head, span: head + 1, most: head + 1, good: 0 }
  const given = next
  const end = (): SearchStep => ({ traces: distinctTraces(found), next, head })

  for (let requests = 0; next !== null && requests < step.requests; requests += 1) {
    if (clock.now() - begun > step.patienceMs) break
    const here: SearchCursor = next
    const { to, span, most, good } = here
    const from = Math.max(0, to - span + 1)
    const told = await logsBetween(chainRpc, chainId, owner, from, to)
    if (told.ok) {
      found.push(...told.value)
      next = from === 0 ? null : { to: from - 1, span: Math.min(span * 2, most), most, good: span }
      continue
    }
    const isGrown: boolean = good > 0 && good < span
    const narrow: number = isGrown ? good : Math.floor((to - from + 1) / 10)
    if (!isTooWide(told.error)) return next.to === given.to ? told : ok(end())
    if (narrow < leastSpan) return to === given.to ? err(failureOf(told.error)) : ok(end())
    next = { to, span: narrow, most: isGrown ? good : to - from, good: isGrown ? good : 0 }
  }
  return ok(end())
}

const failureOf = (failure: RpcFailure): SearchFailure => (failure.kind === 'refused' ? { kind: 'no-logs' } : failure)

async function logsBetween(
  chainRpc: ChainRpc,
  chainId: number,
  owner: Address,
  from: number,
  to: number,
): Promise<Result<readonly Trace[], RpcFailure>> {
  const [fromBlock, toBlock] = [from, to].map((block) => `0x${block.toString(16)}`)
  const filter = { fromBlock, toBlock, topics: [rightTopics, topicOf(owner)] }
  const told = await askNode(chainRpc, chainId, 'eth_getLogs', [filter], Logs)
  if (!told.ok) return told
  return ok(
    told.value
      .toSorted((a, b) => Number(BigInt(b.blockNumber) - BigInt(a.blockNumber)))
      .flatMap((log) => rightsInLog(log, owner).map((right) => ({ right, block: BigInt(log.blockNumber) }))),
  )
}
