import { quantity, Quantity } from '#core/quantity.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { ChainRpc, Clock, RpcFailure } from '#domain/ports.ts'
import { Head, nextBlock, ordinaryFees } from '#domain/review/simulation/next-block.ts'
import type { Outcome } from '#domain/review/simulation/outcome.ts'
import { readSimulated } from '#domain/review/simulation/read-simulated.ts'
import { readTrace } from '#domain/review/simulation/read-trace.ts'
import type { Way } from '#domain/review/simulation/ways.ts'
import { askNode } from '#domain/transactions/ask-node.ts'
import { callObject } from '#domain/transactions/call-object.ts'
import type { TransactionRequest } from '#domain/transactions/request.ts'

/** Accounts as they would be, for one question. Source: execution-apis, state overrides. */
export type Overrides = Readonly<Record<string, unknown>>

/** What the calls come to in the latest block and in the one to come; `next` is `null` where the node tells only the first. */
export type Looks = { readonly latest: readonly Outcome[]; readonly next: readonly Outcome[] | null }

type Question = {
  readonly requests: readonly TransactionRequest[]
  readonly overrides: Overrides | null
}

type Context = {
  readonly calls: readonly Readonly<Record<string, unknown>>[]
  readonly block: ReturnType<typeof nextBlock> | null
  /** Whether a fee is paid, as in a real block. */
  readonly isPaid: boolean
}

/** The most gas of one transaction. Source: EIP-7825. */
const mostGas = 16_777_216n
const failingGas = 8_000_000n

const callOf = (request: TransactionRequest): Readonly<Record<string, unknown>> => ({
  ...callObject(request),
  ...(request.gas === null ? {} : { gas: request.gas }),
})

function paramsOf(way: Way, { overrides }: Question, { calls, block, isPaid }: Context): readonly unknown[] {
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

function read(way: Way, answer: unknown, count: number): readonly Outcome[] | null {
  if (way === 'simulate') return readSimulated(answer, count)
  const outcome = readTrace(answer)
  return outcome === null ? null : [outcome]
}

/** Room for what the next block may ask more, as the limit of the transaction has. */
const roomy = ({ gasUsed, failure }: Outcome): bigint => {
  const gas = failure === null ? gasUsed * 2n + 50_000n : failingGas
  return gas < mostGas ? gas : mostGas
}

export function createLook({ chainRpc, clock }: { readonly chainRpc: ChainRpc; readonly clock: Clock }) {
  async function ask(way: Way, question: Question, context: Context): Promise<Result<readonly Outcome[], RpcFailure>> {
    const { requests } = question
    const method = way === 'simulate' ? 'eth_simulateV1' : 'debug_traceCall'
    const chainId = requests[0]?.chainId ?? 0
    const answer = await chainRpc(chainId, method, paramsOf(way, question, context))
    if (!answer.ok) return answer
    const outcomes = read(way, answer.value, requests.length)
    return outcomes === null ? err({ kind: 'malformed' }) : ok(outcomes)
  }

  /** The latest block, and what the account has of the coin. */
  async function surroundings({ chainId, from }: TransactionRequest): Promise<Result<[Head, bigint], RpcFailure>> {
    const [head, balance] = await Promise.all([
      askNode(chainRpc, chainId, 'eth_getBlockByNumber', ['latest', false], Head),
      askNode(chainRpc, chainId, 'eth_getBalance', [from, 'latest'], Quantity),
    ])
    if (!head.ok) return head
    return balance.ok ? ok([head.value, BigInt(balance.value)]) : balance
  }

  function nextContext(question: Question, latest: readonly Outcome[], [head, balance]: [Head, bigint]): Context {
    const sized = question.requests.map((request, index) => {
      const outcome = latest[index]
      const gas = request.gas !== null ? BigInt(request.gas) : outcome === undefined ? failingGas : roomy(outcome)
      return { request, gas }
    })
    const fees = ordinaryFees(head, balance, sized)
    const calls = sized.map(({ request, gas }) => ({ ...callOf(request), gas: quantity(gas), ...fees }))
    return { calls, block: nextBlock(head, Math.floor(clock.now() / 1_000)), isPaid: fees !== null }
  }

  /** Both looks. Fails where the first does, and where the second is answered by something that cannot be read. */
  return async (way: Way, question: Question): Promise<Result<Looks, RpcFailure>> => {
    const [request] = question.requests
    if (request === undefined) return ok({ latest: [], next: [] })
    const plain: Context = { calls: question.requests.map(callOf), block: null, isPaid: false }
    const [latest, around] = await Promise.all([ask(way, question, plain), surroundings(request)])
    if (!latest.ok) return latest
    if (!around.ok) return ok({ latest: latest.value, next: null })
    const next = await ask(way, question, nextContext(question, latest.value, around.value))
    if (next.ok) return ok({ latest: latest.value, next: next.value })
    return next.error.kind === 'malformed' ? next : ok({ latest: latest.value, next: null })
  }
}
