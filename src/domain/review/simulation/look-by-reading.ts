import * as v from 'valibot'
import { Address } from '#core/address.ts'
import { Hex } from '#core/hex.ts'
import { quantity } from '#core/quantity.ts'
import { ok, type Result } from '#core/result.ts'
import type { ChainRpc, Clock, RpcFailure } from '#domain/ports.ts'
import {
  type Around,
  type Call,
  likelyCalls,
  mostGas,
  plainCall,
  readAround,
} from '#domain/review/simulation/around.ts'
import type { Looks, Overrides } from '#domain/review/simulation/look.ts'
import { nextBlock } from '#domain/review/simulation/next-block.ts'
import type { Outcome } from '#domain/review/simulation/outcome.ts'
import { movesOf } from '#domain/review/simulation/read-moves.ts'
import { questionOf, type Reading, readingsOf } from '#domain/review/simulation/readings.ts'
import { aside, readRun, runnerOf } from '#domain/review/simulation/runner.ts'
import { isOwnFault } from '#domain/review/simulation/ways.ts'
import { askNode } from '#domain/transactions/ask-node.ts'
import { callObject } from '#domain/transactions/call-object.ts'
import { Gas } from '#domain/transactions/decision.ts'
import type { TransactionRequest } from '#domain/transactions/request.ts'

type Asked = {
  readonly request: TransactionRequest & { readonly to: Address }
  /** The program of the contract that is called. */
  readonly code: Hex
  /** What the call gives back in the latest block. */
  readonly returned: Hex
  /** Tokens whose balances are read whether or not the call seems to touch them. */
  readonly watched: readonly Address[]
}

type Place = { readonly call: Call; readonly overrides: Overrides; readonly block: object | null }

const mostTouched = 64
/** Precompiled contracts and what networks keep below have nothing of anybody's. */
const lowest = 0x10000n

/** Source: execution-apis eth_createAccessList. */
const Touched = v.object({
  accessList: v.pipe(v.array(v.object({ address: Address })), v.maxLength(1_000)),
  gasUsed: Gas,
  error: v.optional(v.nullable(v.string()), null),
})
type Touched = v.InferOutput<typeof Touched>

const addressesOf = (touched: Touched | null): readonly Address[] =>
  touched === null ? [] : touched.accessList.map(({ address }) => address)

/** The account is lent what the gas of the questions costs, so that it has in the call what it has without them. */
const lent = (from: Address, { balance }: Around, gas: bigint, fees: Call | null): Overrides => {
  const price = fees?.['maxFeePerGas'] ?? fees?.['gasPrice']
  return typeof price === 'string' ? { [from]: { balance: quantity(balance + gas * BigInt(price)) } } : {}
}

/**
 * What a call comes to by reading, around it and in the same question, what the account has and allows: the contract's
 * own program runs in its place, beside one that asks. Tells nothing where the call by itself gives back anything else.
 */
export function createLookByReading({ chainRpc, clock }: { readonly chainRpc: ChainRpc; readonly clock: Clock }) {
  const call = ({ chainId }: TransactionRequest, { call, overrides, block }: Place) =>
    askNode(
      chainRpc,
      chainId,
      'eth_call',
      [
        call,
        'latest',
        ...(block === null && Object.keys(overrides).length === 0 ? [] : [overrides]),
        ...(block === null ? [] : [block]),
      ],
      Hex,
    )

  const touchedBy = (chainId: number, asked: Call, block: 'latest' | 'pending') =>
    askNode(chainRpc, chainId, 'eth_createAccessList', [asked, block], Touched)

  /** `null` where it is not known that it would do the same without being looked at. */
  function outcomeOf(
    { request }: Asked,
    readings: readonly Reading[],
    given: { readonly ran: Hex; readonly returned: Hex; readonly gasUsed: bigint },
  ): Outcome | null {
    const run = readRun(given.ran, readings.length)
    if (run?.worked !== true || run.data !== given.returned) return null
    const logs = movesOf(request, readings, run)
    return logs === null ? null : { gasUsed: given.gasUsed, failure: null, logs }
  }

  return async (asked: Asked): Promise<Result<Looks | null, RpcFailure>> => {
    const { request, code, returned, watched } = asked
    const { chainId, from, to } = request
    const [first, around] = await Promise.all([
      touchedBy(chainId, plainCall(request), 'latest'),
      readAround(chainRpc, request),
    ])
    if (!first.ok) return first
    if (first.value.error !== null) return ok(null)
    const gasUsed = BigInt(first.value.gasUsed)
    const likely = around.ok ? likelyCalls([request], [{ gasUsed, failure: null }], around.value) : null
    const likelyCall = likely?.calls[0]
    const second = likelyCall === undefined ? null : await touchedBy(chainId, likelyCall, 'pending')
    const touched = [
      ...new Set([to, ...addressesOf(first.value), ...addressesOf(second?.ok === true ? second.value : null)]),
    ].filter((address) => address !== from && address !== aside && BigInt(address) >= lowest)
    const readings = touched.length > mostTouched ? null : readingsOf(request, touched, watched)
    if (readings === null) return ok(null)
    const questions = readings.map((reading) => questionOf(reading, from))
    const program = (gas: bigint | null): Overrides => ({ [to]: { code: runnerOf(questions, gas) }, [aside]: { code } })
    const limit = request.gas === null ? null : BigInt(request.gas)

    async function inNext({ head, balance }: Around, likelyGas: bigint, fees: Call | null, plain: Call) {
      const block = nextBlock(head, Math.floor(clock.now() / 1_000))
      const gas = BigInt(head.gasLimit) < mostGas ? BigInt(head.gasLimit) : mostGas
      const paid = { ...callObject(request), gas: quantity(gas), ...fees }
      const overrides = { ...program(likelyGas), ...lent(from, { head, balance }, gas, fees) }
      return Promise.all([
        call(request, { call: plain, overrides: {}, block }),
        call(request, { call: paid, overrides, block }),
      ])
    }

    const [ran, next] = await Promise.all([
      call(request, { call: callObject(request), overrides: program(limit), block: null }),
      around.ok && likely !== null && likelyCall !== undefined
        ? inNext(around.value, likely.gas[0] ?? mostGas, likely.fees, likelyCall)
        : null,
    ])
    if (!ran.ok) return ran
    const latest = outcomeOf(asked, readings, { ran: ran.value, returned, gasUsed })
    if (latest === null) return ok(null)
    const only: Looks = { latest: [latest], next: null }
    if (next === null) return ok(only)
    const [plain, there] = next
    if (!plain.ok) {
      if (!isOwnFault(plain.error)) return ok(only)
      return ok({ latest: [latest], next: [{ gasUsed, failure: plain.error, logs: [] }] })
    }
    if (!there.ok) return ok(only)
    const later = outcomeOf(asked, readings, { ran: there.value, returned: plain.value, gasUsed })
    return ok(later === null ? null : { latest: [latest], next: [later] })
  }
}
