import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { quantity } from '#core/quantity.ts'
import { err, ok } from '#core/result.ts'
import type { StandingRight } from '#domain/allowances/standing-right.ts'
import { standingRight } from '#domain/allowances/testing/standing-right.ts'
import { address, mostOf256 } from '#domain/testing/subjects.ts'
import { sender, testChain } from '#domain/testing/transactions.ts'
import type { Input, Name, Output } from '#transport/contract.ts'
import { AllowanceList } from '#ui/screens/allowances/allowance-list.svelte.ts'
import type { Wallet } from '#ui/state/wallet.ts'

const small = standingRight(address('1'))
const endless = standingRight(address('2'), { amount: quantity(mostOf256) })
const other = standingRight(address('3'))

type Step = Output<'allowances.search'>
const step = (rights: readonly StandingRight[], to: number | null): Step =>
  ok({
    rights: [...rights],
    next: to === null ? null : { to, span: 10, most: 10, good: 10 },
    ...{ head: 100, at: to === null ? null : 1_700, left: 1 },
  })

/** A background that answers what is put into it. */
function start(steps: Step[]) {
  const asked: { name: Name; input: unknown }[] = []
  const state = { asked, known: [small] as StandingRight[], alive: [] as StandingRight[] }
  const call = (name: Name, input: unknown): Promise<unknown> => {
    asked.push({ name, input })
    switch (name) {
      case 'allowances.known':
        return Promise.resolve(ok(state.known))
      case 'allowances.read': {
        const { rights } = input as Input<'allowances.read'>
        const ids = rights.map(({ spender }) => spender)
        return Promise.resolve(ok(state.alive.filter(({ right }) => ids.includes(right.spender))))
      }
      case 'allowances.search': {
        const next = steps.shift()
        return next === undefined ? Promise.reject(new Error('gone')) : Promise.resolve(next)
      }
      default:
        throw new Error(name)
    }
  }
  const leaving = new AbortController()
  const wallet = { call, subscribe: () => () => undefined } as unknown as Wallet
  const list = new AllowanceList(wallet, { chainId: testChain, address: sender }, leaving.signal)
  return { ...state, state, leaving, list }
}

const names = (asked: readonly { readonly name: Name }[]) => asked.map(({ name }) => name)

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'] }))
afterEach(() => void vi.useRealTimers())

test('its own history first, then the chain’s to its beginning; the worst first', async () => {
  const { list, asked } = start([step([endless], 40), step([other], null)])
  await list.start()
  expect(list.rights).toEqual([endless, small, other])
  expect(list.search).toEqual({ state: 'done' })
  expect(list.isKnown).toBe(true)
  expect(list.left).toBe(2)
  expect(asked.map(({ input }) => (input as { readonly cursor?: unknown }).cursor)).toMatchObject([
    undefined,
    null,
    { to: 40 },
  ])
})

test('a minute of it is enough, until the user asks for more; how far it came is said', async () => {
  const steps = [step([], 40), step([], 30), step([], null)]
  const { list } = start(steps)
  vi.setSystemTime(0)
  const shift = steps.shift.bind(steps)
  steps.shift = () => {
    vi.setSystemTime(Date.now() + 40_000)
    return shift()
  }
  await list.start()
  expect(list.search).toEqual({ state: 'paused', part: 0.7, at: 1_700 })
  await list.searchOn()
  expect(list.search).toEqual({ state: 'done' })
})

test('why it does not go on is said, what was found stays, and it may be tried again', async () => {
  const { list } = start([step([endless], 40), err({ reason: 'no-logs' }), step([], null)])
  await list.start()
  expect(list.search).toEqual({ state: 'failed', problem: { reason: 'no-logs' } })
  expect(list.rights).toEqual([endless, small])
  await list.searchOn()
  expect(list.search).toEqual({ state: 'done' })
})

test('a background that is gone is a failure', async () => {
  const { list } = start([])
  await list.start()
  expect(list.search).toEqual({ state: 'failed', problem: { reason: 'unreachable' } })
})

test('what was taken back goes, and what was given comes', async () => {
  const { list, state } = start([step([endless], null)])
  await list.start()
  state.alive = [small]
  state.known = [small, other]
  await list.refresh()
  expect(list.rights).toEqual([small, other])
})

test('one look at a time, and one more for what came meanwhile', async () => {
  const { list, asked, state } = start([step([], null)])
  await list.start()
  state.alive = [small]
  asked.length = 0
  await Promise.all([list.refresh(), list.refresh(), list.refresh()])
  expect(names(asked)).toEqual(['allowances.read', 'allowances.known', 'allowances.read', 'allowances.known'])
})

test('nothing is asked and nothing is taken once the page is left', async () => {
  const { list, asked, leaving } = start([step([endless], 40), step([other], null)])
  const started = list.start()
  leaving.abort()
  await started
  expect(list.rights).toEqual([])
  expect(names(asked)).toEqual(['allowances.known'])
})
