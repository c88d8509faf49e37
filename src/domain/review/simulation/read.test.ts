import { expect, test } from 'vitest'
import { changesOf } from '#domain/review/simulation/changes.ts'
import { readSimulated } from '#domain/review/simulation/read-simulated.ts'
import { readTrace } from '#domain/review/simulation/read-trace.ts'
import { logOf } from '#domain/testing/logs.ts'
import { address, token } from '#domain/testing/subjects.ts'

const user = address('1')
const other = address('2')
const moved = logOf(token, 'Transfer', [user, other, 5n], 2)

const call = { status: '0x1', gasUsed: '0x5208', returnData: '0x', logs: [] }
const block = (...calls: readonly unknown[]) => [{ number: '0x1', calls }]

test('reads what geth and anvil answer to eth_simulateV1', () => {
  const geth = { code: 3, message: 'execution reverted: no', data: '0x08c379a0' }
  const anvil = { code: -3200, message: 'execution failed' }
  const answer = block(
    { ...call, logs: [{ ...moved, blockNumber: '0x1', removed: false }] },
    { ...call, status: '0x0', error: geth },
    { ...call, status: '0x0', returnData: '0xdeadbeef', error: anvil, logs: [moved] },
  )
  expect(readSimulated(answer, 3)).toEqual([
    { gasUsed: 21_000n, failure: null, logs: [moved] },
    { gasUsed: 21_000n, failure: { message: geth.message, data: '0x08c379a0' }, logs: [] },
    { gasUsed: 21_000n, failure: { message: anvil.message, data: '0xdeadbeef' }, logs: [] },
  ])
})

test.each([
  ['nothing', null],
  ['a page', '<html>'],
  ['no block', []],
  ['two blocks', [...block(call), ...block(call)]],
  ['a call too few', block()],
  ['a call too many', block(call, call)],
  ['no status', block({ ...call, status: undefined })],
  ['endless gas', block({ ...call, gasUsed: `0x${'f'.repeat(64)}` })],
  ['a log of nobody', block({ ...call, logs: [{ topics: [], data: '0x' }] })],
  ['a short topic', block({ ...call, logs: [{ ...moved, topics: ['0x01'] }] })],
  ['a flood of logs', block({ ...call, logs: Array.from({ length: 5_001 }, () => moved) })],
])('takes %s for no answer', (_, answer) => {
  expect(readSimulated(answer, 1)).toBeNull()
})

const frame = { type: 'CALL', from: user, to: token, value: '0x0', gas: '0x1', gasUsed: '0x5208', input: '0x' }

test('reads a trace: payments of inner calls, events in their order, nothing of what failed', () => {
  const approve = (amount: bigint) => logOf(token, 'Approval', [user, other, amount], 2)
  const trace = {
    ...frame,
    value: '0x7',
    logs: [
      { ...approve(1n), position: '0x0' },
      { ...approve(3n), position: '0x2' },
    ],
    calls: [
      { ...frame, from: token, to: user, value: '0x2', logs: [{ ...approve(2n), position: '0x0' }] },
      { ...frame, from: token, to: user, value: '0x4', error: 'execution reverted', logs: [moved], calls: [frame] },
      { ...frame, type: 'DELEGATECALL', from: token, to: other, value: '0x7' },
      { ...frame, type: 'SELFDESTRUCT', from: token, to: user, value: '0x1' },
    ],
  }
  const outcome = readTrace(trace)
  expect(outcome).toMatchObject({ gasUsed: 21_000n, failure: null })
  expect(changesOf(outcome?.logs ?? [], user)).toEqual({
    balances: [{ asset: 'native', amount: '-4' }],
    allowances: [{ asset: token, spender: other, amount: '3' }],
  })
})

test('a call that fails has its reason in what it returned', () => {
  expect(readTrace({ ...frame, error: 'execution reverted', output: '0x08c379a0', logs: [moved] })).toEqual({
    gasUsed: 21_000n,
    failure: { message: 'execution reverted', data: '0x08c379a0' },
    logs: [],
  })
})

function nested(depth: number): unknown {
  let inner: unknown = frame
  for (let index = 0; index < depth; index += 1) inner = { ...frame, calls: [inner] }
  return inner
}

test.each([
  ['nothing', null],
  ['a list', []],
  ['no gas', { ...frame, gasUsed: undefined }],
  ['a frame of nobody', { ...frame, calls: [{ ...frame, from: '0x' }] }],
  ['frames that are none', { ...frame, calls: ['x'] }],
  ['deeper than the machine goes', nested(1_025)],
  ['more than anybody reads', { ...frame, calls: Array.from({ length: 20_001 }, () => frame) }],
])('takes %s for no trace', (_, answer) => {
  expect(readTrace(answer)).toBeNull()
})

test('a trace as deep as the machine goes is read', () => {
  expect(readTrace(nested(1_024))).toMatchObject({ failure: null })
})
