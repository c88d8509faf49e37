import * as v from 'valibot'
import { expect, test, vi } from 'vitest'
import { ChainId } from '#core/chain-id.ts'
import { authorizationGas } from '#core/intrinsic-gas.ts'
import { quantity } from '#core/quantity.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { CallsRequest } from '#domain/calls/calls-request.ts'
import { quoteCalls } from '#domain/calls/quote-calls.ts'
import { asIfDelegated } from '#domain/delegation/delegation.ts'
import type { RpcFailure } from '#domain/ports.ts'
import { quoteOf } from '#domain/testing/subjects.ts'
import { hex, recipient, sender, testChain } from '#domain/testing/transactions.ts'
import { failingGas } from '#domain/transactions/gas-limit.ts'
import type { Quote } from '#domain/transactions/quote.ts'
import type { TransactionRequest } from '#domain/transactions/request.ts'

const pay = { to: recipient, value: quantity(1n), data: hex('0x') }
const act = { to: recipient, value: quantity(0n), data: hex('0xdeadbeef') }
const request = (calls: CallsRequest['calls'], more: Partial<CallsRequest> = {}): CallsRequest => ({
  ...{ id: null, chainId: testChain, from: sender, calls, mode: 'sequential', upgrade: false },
  ...more,
})
const refused = (message: string) => err<RpcFailure>({ kind: 'refused', code: -32_000, message })
const simulated = (...gas: readonly (number | 'fails')[]) =>
  ok([
    {
      calls: gas.map((used) => ({
        status: used === 'fails' ? '0x0' : '0x1',
        gasUsed: used === 'fails' ? '0x1' : `0x${used.toString(16)}`,
        returnData: '0x',
      })),
    },
  ])

/** Quotes over a node that answers so, and what it and the quote of the whole were asked. */
async function make(asked: CallsRequest, node: Readonly<Record<string, Result<unknown, RpcFailure>>>) {
  const questions: [string, readonly unknown[]][] = []
  const quote = vi.fn<(of: TransactionRequest) => Promise<ReturnType<typeof ok<Quote>>>>(() =>
    Promise.resolve(ok(quoteOf(1n))),
  )
  const quoted = await quoteCalls(
    {
      chainRpc: (_, method, params) => {
        questions.push([method, params])
        return Promise.resolve(node[method] ?? refused('the method does not exist'))
      },
      quote,
    },
    asked,
  )
  return { quoted, quote, questions }
}

const limitsOf = async (...of: Parameters<typeof make>) => {
  const { quoted } = await make(...of)
  return quoted.ok ? [quoted.value.gasLimits.map(Number), quoted.value.guessed] : quoted.error.kind
}

test('one call costs what the node says, a quarter more where it may find another state', async () => {
  const node = { eth_estimateGas: ok('0x5208') }
  expect(await limitsOf(request([pay]), node)).toEqual([[21_000], false])
  expect(await limitsOf(request([act]), node)).toEqual([[26_250], false])
})

test('several are estimated one after another where the node can: a plain payment as it is, others with half as much again', async () => {
  const asked = request([pay, act, pay])
  expect(await limitsOf(asked, { eth_simulateV1: simulated(21_000, 40_000, 30_000) })).toEqual([
    [21_000, 60_000, 45_000],
    false,
  ])
})

test('what would fail gets a limit that is said to be a guess', async () => {
  expect(await limitsOf(request([pay, act]), { eth_simulateV1: simulated(21_000, 'fails') })).toEqual([
    [21_000, Number(failingGas.call)],
    true,
  ])
})

test('where the node cannot, each by itself, and that is a guess', async () => {
  const node = { eth_estimateGas: ok('0x5208') }
  expect(await limitsOf(request([pay, act]), node)).toEqual([[21_000, 26_250], true])
})

test('a node that does not answer is no guess', async () => {
  const silent = err<RpcFailure>({ kind: 'timeout' })
  expect(await limitsOf(request([pay, act]), { eth_estimateGas: silent })).toBe('timeout')
  expect(await limitsOf(request([pay], { mode: 'atomic' }), { eth_estimateGas: silent })).toBe('timeout')
})

test('all in one is one transaction to the account itself, a quarter more, and the authorization on top', async () => {
  const asked = request([pay, act], { mode: 'atomic', upgrade: true })
  const { quoted, questions } = await make(asked, { eth_estimateGas: ok('0x186a0') })
  expect(quoted).toMatchObject(ok({ gasLimits: [quantity(125_000n + authorizationGas)], guessed: false }))
  expect(questions).toEqual([
    ['eth_estimateGas', [expect.objectContaining({ from: sender, to: sender }), 'latest', asIfDelegated(sender)]],
  ])
})

test('all in one that the node refuses to estimate gets room for each call', async () => {
  const asked = request([pay, act], { mode: 'atomic' })
  expect(await limitsOf(asked, {})).toEqual([[2 * Number(failingGas.call)], true])
})

test('the quote is of the first transaction with the gas of all; its failure is the whole’s', async () => {
  const asked = request([act, pay])
  const { quoted, quote } = await make(asked, { eth_simulateV1: simulated(40_000, 21_000) })
  expect(quote).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ ...act, gas: quantity(81_000n) }))
  expect(quoted).toMatchObject(ok({ quote: quoteOf(1n) }))
  const failure = err<RpcFailure>({ kind: 'unreachable' })
  const chainRpc = () => Promise.resolve(ok('0x5208'))
  expect(await quoteCalls({ chainRpc, quote: () => Promise.resolve(failure) }, request([pay]))).toEqual(failure)
})

test('where a network charges for the bytes, those of every transaction count', async () => {
  const asked = { ...request([act, pay, act]), chainId: v.parse(ChainId, 10) }
  const node = {
    eth_simulateV1: simulated(40_000, 21_000, 40_000),
    eth_call: ok(`0x${(1_000).toString(16).padStart(64, '0')}`),
  }
  const { quoted, questions } = await make(asked, node)
  const { fees } = quoteOf(1n)
  // The quote of the first has its own already; of the two others, a quarter more than now.
  expect(quoted).toMatchObject(
    ok({
      quote: {
        dataFee: quantity(2_500n),
        fees: fees.map((fee) => ({ ...fee, cost: quantity(BigInt(fee.cost) + 2_500n) })),
      },
    }),
  )
  expect(questions.filter(([method]) => method === 'eth_call')).toHaveLength(2)
})

test('a node that does not tell what the bytes cost has told of no cost', async () => {
  const asked = { ...request([act, pay]), chainId: v.parse(ChainId, 10) }
  const silent = err<RpcFailure>({ kind: 'timeout' })
  expect(await limitsOf(asked, { eth_simulateV1: simulated(40_000, 21_000), eth_call: silent })).toBe('timeout')
})
