import { expect, test } from 'vitest'
import { quantity } from '#core/quantity.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { CallsRequest } from '#domain/calls/calls-request.ts'
import { asIfDelegated } from '#domain/delegation/delegation.ts'
import type { ChainRpc, RpcFailure } from '#domain/ports.ts'
import { reviewCalls } from '#domain/review/review-calls.ts'
import { createSimulator } from '#domain/review/simulation/create-simulator.ts'
import { nativeToken } from '#domain/review/simulation/outcome.ts'
import type { TransactionSubject } from '#domain/review/subject.ts'
import { logOf } from '#domain/testing/logs.ts'
import { address, approve, mostOf256, token, transaction } from '#domain/testing/subjects.ts'
import { hex, recipient, sender, testChain } from '#domain/testing/transactions.ts'

const pay = (value = 1n) => ({ to: recipient, value: quantity(value), data: hex('0x') })
const act = { to: token, value: quantity(0n), data: hex('0xdeadbeef') }
const allow = { to: token, value: quantity(0n), data: approve(mostOf256) }
const refused = (message: string, code = -32_000) => err<RpcFailure>({ kind: 'refused', code, message })
const reverted = refused('execution reverted', 3)

type Node = {
  /** What each call comes to after those before it, or the node’s refusal to go through a list. */
  readonly list?: readonly boolean[]
  /** What a call alone, or a list as one transaction, comes to. */
  readonly call?: Result<unknown, RpcFailure>
}

async function review(calls: CallsRequest['calls'], { list, call = ok('0x') }: Node, more: Partial<CallsRequest> = {}) {
  const asked: [string, readonly unknown[]][] = []
  const subjects: TransactionSubject[] = []
  const chainRpc: ChainRpc = (_, method, params) => {
    asked.push([method, params])
    const hasCode = params[0] === token || params[0] === sender
    if (method === 'eth_getCode') return Promise.resolve(ok(hasCode ? '0x6080' : '0x'))
    if (method === 'eth_call') return Promise.resolve(call)
    if (list === undefined || method !== 'eth_simulateV1') {
      return Promise.resolve(refused('the method does not exist', -32_601))
    }
    const each = list.map((works, index) => ({
      status: works ? '0x1' : '0x0',
      gasUsed: '0x1',
      returnData: '0x',
      logs: [logOf(nativeToken, 'Transfer', [sender, recipient, calls[index]?.value ?? 0n])],
    }))
    return Promise.resolve(ok([{ calls: each }]))
  }
  const endpoint = () => Promise.resolve(null)
  const found = await reviewCalls(
    {
      simulator: createSimulator({ chainRpc, clock: { now: () => 0 }, endpoint }),
      subjectOf: (request, simulation) => {
        const subject = transaction(request, { simulation, known: new Set([recipient, token]) })
        subjects.push(subject)
        return Promise.resolve(subject)
      },
      tokensOf: (of) =>
        Promise.resolve(of.length > 0 ? { tokens: [{ address: token, symbol: 'PLN', decimals: 2 } as never] } : {}),
    },
    { id: null, chainId: testChain, from: sender, calls, mode: 'sequential', upgrade: false, ...more },
  )
  return { ...found, asked, states: subjects.map(({ simulation }) => simulation.state) }
}

test('where only the coin moves, what leaves by all of them together', async () => {
  const { simulation, states, tokens } = await review([pay(1n), pay(2n)], { list: [true, true] })
  expect(states).toEqual(['ok', 'ok'])
  expect(simulation).toEqual({ state: 'ok', changes: [{ asset: 'native', amount: '-3' }], reason: null, gas: '2' })
  expect(tokens).toEqual([{ address: token, symbol: 'PLN', decimals: 2 }])
})

test('a call that fails after those before it makes the whole fail, though it would work alone', async () => {
  const { simulation, states } = await review([pay(), act], { list: [true, false] })
  expect(states).toEqual(['ok', 'reverts'])
  expect(simulation).toMatchObject({ state: 'reverts', changes: [] })
})

test('a call that works after those before it does not fail, though it would alone', async () => {
  const { states, simulation } = await review([act, act], { list: [true, true], call: reverted })
  expect(states).toEqual(['ok', 'ok'])
  expect(simulation?.state).toBe('ok')
})

test('where the node cannot go through a list, payments are told by themselves and others are not guessed', async () => {
  expect((await review([pay(1n), pay(2n)], {})).simulation).toMatchObject({ changes: [{ amount: '-3' }] })
  expect((await review([pay(), act], {})).states).toEqual(['unsupported', 'unsupported'])
  expect((await review([act], { call: reverted })).states).toEqual(['reverts'])
})

test('all in one is asked as the one transaction that it is, as if the account were delegated already', async () => {
  const { states, asked } = await review([pay(), act], { call: reverted }, { mode: 'atomic', upgrade: true })
  expect(states).toEqual(['reverts', 'reverts'])
  const [, params] = asked.find(([method]) => method === 'eth_call') ?? []
  expect(params).toEqual([expect.objectContaining({ from: sender, to: sender }), 'latest', asIfDelegated(sender)])
  expect((await review([pay(), act], {}, { mode: 'atomic' })).states).toEqual(['unsupported', 'unsupported'])
})

test('what is found of several calls is said once with their numbers, worst first', async () => {
  const { findings } = await review([allow, pay(), allow], { list: [true, true, true] })
  const codes = findings.map(({ code }) => code)
  expect(new Set(codes).size).toBe(codes.length)
  expect(findings.find(({ code }) => code === 'unlimited-approval')?.details).toMatchObject({ steps: '1, 3' })
  const order = ['block', 'danger', 'warn', 'info']
  const ranks = findings.map(({ severity }) => order.indexOf(severity))
  expect(ranks).toEqual(ranks.toSorted((a, b) => a - b))
})

test('of a single call no number is said', async () => {
  const { findings } = await review([{ ...pay(), to: address('9') }], { list: [true] })
  expect(findings.map(({ code }) => code)).toContain('first-time-recipient')
  for (const { details } of findings) expect(details).not.toHaveProperty('steps')
})

test('an upgrade of the account is found too', async () => {
  const { findings } = await review([pay()], { list: [true] }, { mode: 'atomic', upgrade: true })
  expect(findings.map(({ code }) => code)).toContain('account-upgrade')
})
