import { err, ok, type Result } from '#core/result.ts'
import type { ChainRpc, Clock, RpcFailure } from '#domain/ports.ts'
import { type Call, likelyCalls, plainCall, readAround } from '#domain/review/simulation/around.ts'
import { nextBlock } from '#domain/review/simulation/next-block.ts'
import type { Outcome } from '#domain/review/simulation/outcome.ts'
import { readSimulated } from '#domain/review/simulation/read-simulated.ts'
import { readTrace } from '#domain/review/simulation/read-trace.ts'
import type { Way } from '#domain/review/simulation/ways.ts'
import type { TransactionRequest } from '#domain/transactions/request.ts'

/** Accounts as they would be, for one question. Source: execution-apis, state overrides. */
export type Overrides = Readonly<Record<string, unknown>>

/** What the calls come to in the latest block and in the one to come; `next` is `null` where the node tells only the first. */
export type Looks = { readonly latest: readonly Outcome[]; readonly next: readonly Outcome[] | null }

/** The ways by which the node itself tells what a call does. */
export type ToldWay = Exclude<Way, 'read'>

type Question = {
  readonly requests: readonly TransactionRequest[]
  readonly overrides: Overrides | null
}

type Context = {
  readonly calls: readonly Call[]
  readonly block: ReturnType<typeof nextBlock> | null
  /** Whether a fee is paid, as in a real block. */
  readonly isPaid: boolean
}

function paramsOf(way: ToldWay, { overrides }: Question, { calls, block, isPaid }: Context): readonly unknown[] {
  const blockOverrides = block === null ? {} : { blockOverrides: block }
  const stateOverrides = overrides === null ? {} : { stateOverrides: overrides }
  if (way === 'simulate') {
    const blockStateCalls = [{ ...blockOverrides, ...stateOverrides, calls }]
    return [{ blockStateCalls, traceTransfers: true, validation: isPaid }, 'latest']
  }
  return [
    calls[0],
    'latest',
    { tracer: 'callTracer', tracerConfig: { withLog: true }, ...blockOverrides, ...stateOverrides },
  ]
}

function read(way: ToldWay, answer: unknown, count: number): readonly Outcome[] | null {
  if (way === 'simulate') return readSimulated(answer, count)
  const outcome = readTrace(answer)
  return outcome === null ? null : [outcome]
}

export function createLook({ chainRpc, clock }: { readonly chainRpc: ChainRpc; readonly clock: Clock }) {
  async function ask(
    way: ToldWay,
    question: Question,
    context: Context,
  ): Promise<Result<readonly Outcome[], RpcFailure>> {
    const { requests } = question
    const method = way === 'simulate' ? 'eth_simulateV1' : 'debug_traceCall'
    const chainId = requests[0]?.chainId ?? 0
    const answer = await chainRpc(chainId, method, paramsOf(way, question, context))
    if (!answer.ok) return answer
    const outcomes = read(way, answer.value, requests.length)
    return outcomes === null ? err({ kind: 'malformed' }) : ok(outcomes)
  }

  /** Both looks. Fails where the first does, and where the second is answered by something that cannot be read. */
  return async (way: ToldWay, question: Question): Promise<Result<Looks, RpcFailure>> => {
    const { requests } = question
    const [request] = requests
    if (request === undefined) return ok({ latest: [], next: [] })
    const plain: Context = { calls: requests.map(plainCall), block: null, isPaid: false }
    const [latest, around] = await Promise.all([ask(way, question, plain), readAround(chainRpc, request)])
    if (!latest.ok) return latest
    if (!around.ok) return ok({ latest: latest.value, next: null })
    const { calls, fees } = likelyCalls(requests, latest.value, around.value)
    const block = nextBlock(around.value.head, Math.floor(clock.now() / 1_000))
    const next = await ask(way, question, { calls, block, isPaid: fees !== null })
    if (next.ok) return ok({ latest: latest.value, next: next.value })
    return next.error.kind === 'malformed' ? next : ok({ latest: latest.value, next: null })
  }
}
