import { expect, test } from 'vitest'
import { quantity } from '#core/quantity.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { ChainRpc, RpcFailure } from '#domain/ports.ts'
import { createSimulator } from '#domain/review/simulation/create-simulator.ts'
import { nativeToken, type Log } from '#domain/review/simulation/outcome.ts'
import { aside } from '#domain/review/simulation/runner.ts'
import { logOf } from '#domain/testing/logs.ts'
import { runAnswer } from '#domain/testing/run-answer.ts'
import { address, spender, token } from '#domain/testing/subjects.ts'
import { hex, sender, transfer } from '#domain/testing/transactions.ts'

type Answer = Result<unknown, RpcFailure>
type Asked = { readonly method: string; readonly params: readonly unknown[] }

const head = {
  number: '0x10',
  timestamp: '0x100',
  hash: `0x${'ab'.repeat(32)}`,
  miner: address('0'),
  gasLimit: '0x1c9c380',
  baseFeePerGas: '0x7',
}
const refused = (code: number, message: string): Answer => err({ kind: 'refused', code, message })
const unknown = refused(-32_601, 'Method not found')

/** A node whose answers to the two ways are given; `isNext` where the block to come is meant. */
function node(
  answers: Partial<Record<'simulate' | 'trace' | 'call' | 'list' | 'run', (isNext: boolean) => Answer>>,
  given: { readonly balance?: string; readonly code?: string; readonly endpoint?: () => string } = {},
) {
  const asked: Asked[] = []
  const chainRpc: ChainRpc = (_, method, params) => {
    asked.push({ method, params })
    const isNext = JSON.stringify(params).includes('feeRecipient')
    const isRun = JSON.stringify(params).includes(aside)
    const answer: Record<string, () => Answer> = {
      eth_simulateV1: () => answers.simulate?.(isNext) ?? unknown,
      debug_traceCall: () => answers.trace?.(isNext) ?? unknown,
      eth_call: () => (isRun ? answers.run : answers.call)?.(isNext) ?? ok('0x'),
      eth_createAccessList: () => answers.list?.(isNext) ?? unknown,
      eth_getCode: () => ok(given.code ?? '0x60'),
      eth_getBalance: () => ok(given.balance ?? '0xde0b6b3a7640000'),
      eth_getBlockByNumber: () => ok(head),
    }
    return Promise.resolve(answer[method]?.() ?? unknown)
  }
  const simulator = createSimulator({
    chainRpc,
    clock: { now: () => 0 },
    endpoint: () => Promise.resolve(given.endpoint?.() ?? 'https://node.example'),
  })
  return { simulator, asked, methods: () => asked.map(({ method }) => method) }
}

const worked = (...logs: readonly Log[]) => ({ status: '0x1', gasUsed: '0xc350', returnData: '0x', logs })
const block = (...calls: readonly unknown[]): Answer => ok([{ calls }])
const out = logOf(token, 'Transfer', [sender, spender, 5n], 2)
const request = transfer({ to: token, data: hex('0xdeadbeef') })
const lost = { asset: token, amount: '-5' }

test('what moves is told by eth_simulateV1, looked at in two blocks that agree', async () => {
  const { simulator, asked } = node({ simulate: () => block(worked(out)) })
  expect(await simulator.one(request)).toEqual({ state: 'ok', changes: [lost], reason: null, gas: '50000' })
  const looks = asked.filter(({ method }) => method === 'eth_simulateV1').map(({ params }) => params[0])
  expect(looks).toEqual([
    {
      blockStateCalls: [{ calls: [{ from: sender, to: token, value: '0x1', data: '0xdeadbeef' }] }],
      traceTransfers: true,
      validation: false,
    },
    {
      blockStateCalls: [
        {
          blockOverrides: {
            number: '0x11',
            time: '0x10c',
            gasLimit: head.gasLimit,
            feeRecipient: '0x95222290DD7278Aa3Ddd389Cc1E1d165CC4BAfe5',
            prevRandao: head.hash,
            baseFeePerGas: '0x7',
          },
          calls: [
            {
              from: sender,
              to: token,
              value: '0x1',
              data: '0xdeadbeef',
              gas: '0x249f0',
              maxFeePerGas: '0x3b9aca0e',
              maxPriorityFeePerGas: '0x3b9aca00',
            },
          ],
        },
      ],
      traceTransfers: true,
      validation: true,
    },
  ])
})

test('an account that cannot pay a fee is looked at without one', async () => {
  const { simulator, asked } = node({ simulate: () => block(worked(out)) }, { balance: '0x1' })
  expect(await simulator.one(request)).toMatchObject({ state: 'ok', changes: [lost] })
  const next = JSON.stringify(asked.at(-1))
  expect(next).toContain('"validation":false')
  expect(next).not.toContain('maxFeePerGas')
})

test('what behaves in one block only is told, and the worse of both is shown', async () => {
  const back = logOf(token, 'Transfer', [spender, sender, 9n], 2)
  const { simulator } = node({ simulate: (isNext) => block(isNext ? worked(out) : worked(back)) })
  expect(await simulator.one(request)).toMatchObject({ state: 'ok', changes: [lost], differs: true })
  const flipped = node({ simulate: (isNext) => block(isNext ? worked(back) : worked(out)) })
  expect(await flipped.simulator.one(request)).toMatchObject({ state: 'ok', changes: [lost], differs: true })
})

test('a node that knows the latest block only tells that', async () => {
  const { simulator } = node({ simulate: (isNext) => (isNext ? refused(-32_602, 'no overrides') : block(worked(out))) })
  expect(await simulator.one(request)).toEqual({ state: 'ok', changes: [lost], reason: null, gas: '50000' })
})

test('a node that does not know the method is asked the next way, and not for it again', async () => {
  const frame = { type: 'CALL', from: sender, to: token, value: '0x1', gasUsed: '0xc350', logs: [out] }
  let endpoint = 'https://one.example'
  const { simulator, methods, asked } = node({ trace: () => ok(frame) }, { endpoint: () => endpoint })
  const changes = [{ asset: 'native', amount: '-1' }, lost]
  expect(await simulator.one(request)).toMatchObject({ state: 'ok', changes })
  expect(methods().filter((method) => method === 'eth_simulateV1')).toHaveLength(1)
  asked.length = 0
  expect(await simulator.one(request)).toMatchObject({ state: 'ok', changes })
  expect(methods()).not.toContain('eth_simulateV1')
  endpoint = 'https://two.example'
  await simulator.one(request)
  expect(methods()).toContain('eth_simulateV1')
})

test('what is no refusal of the method is asked again the next time', async () => {
  const { simulator, methods } = node({ simulate: () => refused(-32_000, 'header not found') })
  expect(await simulator.one(request)).toMatchObject({ state: 'unsupported' })
  await simulator.one(request)
  expect(methods().filter((method) => method === 'eth_simulateV1')).toHaveLength(2)
  expect(methods().filter((method) => method === 'debug_traceCall')).toHaveLength(1)
})

test('a node that cannot read how a contract is made still is asked for calls', async () => {
  const { simulator, methods } = node({ simulate: () => refused(-32_602, 'missing keys: ["to"]') })
  expect(await simulator.one(transfer({ to: null, data: hex('0x6000') }))).toMatchObject({ state: 'unsupported' })
  await simulator.one(request)
  await simulator.one(request)
  expect(methods().filter((method) => method === 'eth_simulateV1')).toHaveLength(2)
})

test('a node that knows neither: only what an account without code gets is known', async () => {
  const plain = node({}, { code: '0x' })
  expect(await plain.simulator.one(transfer())).toEqual({
    state: 'ok',
    changes: [{ asset: 'native', amount: '-1' }],
    reason: null,
  })
  expect(await node({}).simulator.one(request)).toEqual({ state: 'unsupported', changes: [], reason: null })
  const fails = node({ call: () => refused(3, 'execution reverted: no') })
  expect(await fails.simulator.one(request)).toEqual({ state: 'reverts', changes: [], reason: 'no' })
})

test('a failure is told with its reason, in either shape', async () => {
  const poor = node({ simulate: () => refused(-32_003, 'Insufficient funds for gas * price + value') })
  expect(await poor.simulator.one(request)).toMatchObject({ state: 'reverts', cause: 'funds' })
  const call = { ...worked(), status: '0x0', error: { message: 'execution failed' } }
  const fails = node({ simulate: () => block(call) })
  expect(await fails.simulator.one(request)).toEqual({ state: 'reverts', changes: [], reason: null, gas: '50000' })
})

test.each<[string, Answer]>([
  ['nothing', ok(null)],
  ['a page', ok('<html>')],
  ['too many calls', block(worked(out), worked(out))],
  ['something endless', err({ kind: 'too-large' })],
  ['silence', err({ kind: 'timeout' })],
])('a node that answers %s tells nothing, and nothing is made of it', async (_, answer) => {
  const none = { state: 'unavailable', changes: [], reason: null }
  expect(await node({ simulate: () => answer }).simulator.one(request)).toEqual(none)
})

test('a second look that is no answer is not passed over', async () => {
  const { simulator } = node({ simulate: (isNext) => (isNext ? ok('x') : block(worked(out))) })
  expect(await simulator.one(request)).toMatchObject({ state: 'unavailable', changes: [] })
})

test('a list is gone through in one question; what each and all come to', async () => {
  const back = logOf(nativeToken, 'Transfer', [spender, sender, 2n], 2)
  const { simulator } = node({ simulate: () => block(worked(out), worked(out, back)) })
  const told = await simulator.list([request, request])
  expect(told?.each.map(({ changes }) => changes)).toEqual([[lost], [lost, { asset: 'native', amount: '2' }]])
  expect(told?.whole).toMatchObject({
    state: 'ok',
    gas: '100000',
    changes: [
      { asset: token, amount: '-10' },
      { asset: 'native', amount: '2' },
    ],
  })
  expect(await node({}).simulator.list([request, request])).toBeNull()
})

test('a flood of changes leaves out what comes, never what goes, and says how much', async () => {
  const dust = Array.from({ length: 120 }, (_, index) =>
    logOf(`0x${index.toString(16).padStart(40, '0')}`, 'Transfer', [spender, sender, 1n], 2),
  )
  const { simulator } = node({ simulate: () => block(worked(...dust, out)) })
  const told = await simulator.one(request)
  expect(told.changes).toHaveLength(100)
  expect(told.changes[0]).toEqual(lost)
  expect(told.more).toBe(21)
})

const touches = ok({ accessList: [], gasUsed: '0xc350' })
/** Of one contract that is called with no words: its balance, what it is, and what it may take itself. */
const ran = (before: bigint, after: bigint, given: { readonly data?: string } = {}) =>
  ok(
    runAnswer({
      before: { coin: 1n, words: [before, null, null, null, null] },
      after: { coin: 2n, words: [after, null, null, null, null] },
      ...given,
    }),
  )

test('a node that tells neither what is logged nor what is called: what is read around the call', async () => {
  const { simulator, asked } = node({ list: () => touches, run: () => ran(9n, 4n) })
  const found = { state: 'ok', changes: [lost], reason: null, gas: '50000', isRead: true }
  expect(await simulator.one(request)).toEqual(found)
  const runs = asked.filter(({ params }) => JSON.stringify(params).includes(aside))
  expect(runs.map(({ params }) => params[0])).toEqual([
    { from: sender, to: token, value: '0x1', data: '0xdeadbeef' },
    expect.objectContaining({ gas: '0x1000000', maxFeePerGas: '0x3b9aca0e' }),
  ])
  // What it has, and what the gas of the question costs.
  const balance = quantity(10n ** 18n + 0x1000000n * 0x3b9aca0en)
  expect(runs[1]?.params[2]).toMatchObject({ [aside]: { code: '0x60' }, [sender]: { balance } })
  expect(runs[1]?.params[3]).toMatchObject({ number: '0x11' })
})

test.each<[string, Parameters<typeof node>[0]]>([
  ['that puts no program in place', { run: () => ok('0x') }],
  ['where the call gives back something else when it is looked at', { run: () => ran(9n, 4n, { data: '0x01' }) }],
  [
    'where the next block gives back something else when it is looked at',
    { run: (isNext) => ran(9n, 4n, isNext ? { data: '0x01' } : {}) },
  ],
  [
    'that cannot tell what is touched',
    { list: () => ok({ accessList: [], gasUsed: '0x1', error: 'execution reverted' }) },
  ],
  [
    'where more is touched than can be read',
    {
      list: () =>
        ok({
          accessList: Array.from({ length: 70 }, (_, index) => ({ address: `0x${String(index + 10).repeat(20)}` })),
          gasUsed: '0x1',
        }),
    },
  ],
])('a node %s tells nothing', async (_, answers) => {
  const { simulator } = node({ list: () => touches, run: () => ran(9n, 4n), ...answers })
  expect(await simulator.one(request)).toEqual({ state: 'unsupported', changes: [], reason: null })
})

test('a node that takes no overrides is not asked so again', async () => {
  const { simulator, methods } = node({
    list: () => touches,
    run: () => refused(-32_602, 'too many arguments, want at most 2'),
  })
  expect(await simulator.one(request)).toMatchObject({ state: 'unsupported' })
  await simulator.one(request)
  expect(methods().filter((method) => method === 'eth_createAccessList')).toHaveLength(2)
})

test('what fails in the next block only is told, by readings too', async () => {
  const { simulator } = node({
    list: () => touches,
    run: () => ran(9n, 4n),
    call: (isNext) => (isNext ? refused(3, 'execution reverted: late') : ok('0x')),
  })
  expect(await simulator.one(request)).toMatchObject({ state: 'ok', changes: [lost], differs: true })
})

test('a node that does not answer while it is read tells nothing', async () => {
  const { simulator } = node({ list: () => err({ kind: 'timeout' }) })
  expect(await simulator.one(request)).toMatchObject({ state: 'unavailable' })
})
