import { expect, test, vi } from 'vitest'
import { quantity } from '#core/quantity.ts'
import { err, ok } from '#core/result.ts'
import { memoryLock } from '#domain/approvals/testing/queue.ts'
import type { Approval } from '#domain/approvals/machine.ts'
import type { Execution } from '#domain/approvals/execution.ts'
import { createHolds, holdAlarm, type HoldRows, type Refresh } from '#domain/guardrails/holds.ts'
import type { Simulation } from '#domain/review/review.ts'
import { memoryTable } from '#domain/testing/memory.ts'
import { decision, testChain, transfer } from '#domain/testing/transactions.ts'

const minute = 60_000
const begin = 1_000_000_000

const approval: Approval = {
  ...{ id: 'a', requestId: 'r', step: 0, kind: 'transaction', chainId: testChain, createdAt: 0 },
  requester: { type: 'wallet' },
  request: transfer({ value: quantity(7n) }),
  state: { status: 'executing', decision },
}
const seen: Simulation = { state: 'ok', changes: [{ asset: 'native', amount: '-7' }], reason: null }
const fresh = { decision: { ...decision, gasLimit: quantity(22_000n) } }

function start() {
  const table = memoryTable<HoldRows>()
  const time = { now: begin }
  const alarms = new Map<string, number>()
  const told: unknown[] = []
  const simulate = vi.fn<(approval: Approval) => Promise<Simulation | null>>(() => Promise.resolve(seen))
  const refresh = vi.fn<Refresh>(() => Promise.resolve(fresh))
  const carryOut = vi.fn<(approval: Approval, decision: unknown) => Promise<Execution | null>>(() =>
    Promise.resolve(ok('0xhash')),
  )
  const isSigned = vi.fn(() => Promise.resolve(false))
  const giveBack = vi.fn(() => Promise.resolve())
  /** A worker over the same stores, as after a stop. */
  const worker = () =>
    createHolds({
      table,
      waitOf: async (_, look) => {
        await look()
        return 10
      },
      ...{ simulate, refresh, carryOut, isSigned, giveBack, lock: memoryLock() },
      tell: (id, error) => Promise.resolve(void told.push([id, error.code, error.reason])),
      alarms: {
        set: (name, at) => Promise.resolve(void alarms.set(name, at)),
        clear: (name) => Promise.resolve(void alarms.delete(name)),
      },
      clock: { now: () => time.now },
      notify: () => undefined,
    })
  return { table, time, alarms, told, simulate, refresh, carryOut, isSigned, giveBack, worker, holds: worker() }
}

test('kept until its time is over, then carried out once, with what the network asks by then', async () => {
  const { holds, worker, time, alarms, carryOut, told } = start()
  expect(await holds.keeps(approval)).toBe(true)
  expect(await holds.isHeld('a')).toBe(true)
  expect(alarms.get(holdAlarm)).toBe(begin + 10 * minute)
  time.now += 9 * minute
  await holds.wake()
  expect(await worker().keeps(approval)).toBe(true)
  expect(carryOut).not.toHaveBeenCalled()
  time.now += minute
  await worker().wake()
  expect(carryOut).toHaveBeenCalledExactlyOnceWith(approval, fresh.decision)
  expect(await holds.list()).toEqual([])
  expect(alarms.size).toBe(0)
  await worker().wake()
  expect(carryOut).toHaveBeenCalledOnce()
  expect(told).toEqual([])
})

test('while it is carried out it is not kept again', async () => {
  const { holds, time, carryOut } = start()
  await holds.keeps(approval)
  time.now += 10 * minute
  const kept: boolean[] = []
  carryOut.mockImplementationOnce(async () => {
    kept.push(await holds.keeps(approval))
    return ok('0xhash')
  })
  await holds.wake()
  expect(kept).toEqual([false])
})

test('what was signed before a stop is not kept after it', async () => {
  const { holds, isSigned } = start()
  isSigned.mockResolvedValue(true)
  expect(await holds.keeps(approval)).toBe(false)
  expect(await holds.list()).toEqual([])
})

test('cancelled: never sent, the site is told 4001, and it is given back', async () => {
  const { holds, worker, time, alarms, carryOut, told, giveBack } = start()
  await holds.keeps(approval)
  await worker().cancel('a')
  expect(told).toEqual([['a', 4001, 'held-cancelled']])
  expect(giveBack).toHaveBeenCalledWith('a')
  expect(alarms.size).toBe(0)
  time.now += 60 * minute
  await worker().wake()
  expect(carryOut).not.toHaveBeenCalled()
  await worker().cancel('a')
  expect(told).toHaveLength(1)
})

test('it would do something else by then: not sent, but told, until the user has read it', async () => {
  const { holds, time, simulate, carryOut, told, giveBack } = start()
  await holds.keeps(approval)
  time.now += 10 * minute
  simulate.mockResolvedValue({ ...seen, changes: [{ asset: 'native', amount: '-700' }] })
  await holds.wake()
  await holds.wake()
  expect(carryOut).not.toHaveBeenCalled()
  expect(told).toEqual([['a', -32_003, 'held-changed']])
  expect(giveBack).toHaveBeenCalledExactlyOnceWith('a')
  expect((await holds.list()).map(({ ended }) => ended)).toEqual(['changed'])
  expect(await holds.isHeld('a')).toBe(false)
  await holds.cancel('a')
  expect(await holds.list()).toEqual([])
})

test('the network asks more than was consented to, or does not take it', async () => {
  const { holds, time, refresh, carryOut, told } = start()
  await holds.keeps(approval)
  await holds.keeps({ ...approval, id: 'b' })
  time.now += 10 * minute
  refresh.mockImplementation(({ id }) => Promise.resolve(id === 'a' ? 'fees' : fresh))
  carryOut.mockResolvedValue(err({ code: -32_003, message: 'no', reason: 'refused' }))
  await holds.wake()
  expect((await holds.list()).map(({ approval: { id }, ended }) => [id, ended])).toEqual([
    ['a', 'fees'],
    ['b', 'refused'],
  ])
  // Of the second, whoever asked heard it from the network.
  expect(told).toEqual([['a', -32_003, 'held-fees']])
})

test('a node that does not answer is asked again later, and nothing is lost', async () => {
  const { holds, time, alarms, simulate, refresh, carryOut } = start()
  await holds.keeps(approval)
  time.now += 10 * minute
  simulate.mockResolvedValueOnce(null)
  await holds.wake()
  simulate.mockResolvedValueOnce({ ...seen, state: 'unavailable', changes: [] })
  await holds.wake()
  refresh.mockResolvedValueOnce(null)
  await holds.wake()
  expect(carryOut).not.toHaveBeenCalled()
  expect(alarms.get(holdAlarm)).toBe(time.now + 30_000)
  await holds.wake()
  expect(carryOut).toHaveBeenCalledOnce()
})

test('locked when its time is over: it waits for the unlock, and is looked at then', async () => {
  const { holds, table, time, simulate, carryOut } = start()
  await holds.keeps(approval)
  const looks = simulate.mock.calls.length
  time.now += 10 * minute
  table.locked = true
  await holds.wake()
  expect(carryOut).not.toHaveBeenCalled()
  expect(simulate).toHaveBeenCalledTimes(looks)
  table.locked = false
  await holds.wake()
  expect(simulate).toHaveBeenCalledTimes(looks + 1)
  expect(carryOut).toHaveBeenCalledOnce()
})

test('locked, or stopped, before it was signed: looked at anew; once it is signed, carried on as it was begun', async () => {
  const { holds, worker, time, refresh, carryOut, isSigned } = start()
  await holds.keeps(approval)
  time.now += 10 * minute
  carryOut.mockResolvedValueOnce(err('locked'))
  await holds.wake()
  const later = { decision: { ...decision, gasLimit: quantity(23_000n) } }
  refresh.mockResolvedValueOnce(later)
  carryOut.mockRejectedValueOnce(new Error('stopped'))
  await expect(worker().wake()).rejects.toThrow('stopped')
  expect(carryOut).toHaveBeenLastCalledWith(approval, later.decision)
  isSigned.mockResolvedValue(true)
  await worker().wake()
  expect(refresh).toHaveBeenCalledTimes(2)
  expect(carryOut).toHaveBeenLastCalledWith(approval, later.decision)
  expect(await holds.list()).toEqual([])
})
