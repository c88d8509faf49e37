import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { SessionStatus } from '#transport/contract/session.ts'
import { Coffer } from '#ui/state/coffer.svelte.ts'
import type { Wallet } from '#ui/state/wallet.ts'

const empty: SessionStatus = { phase: 'empty' }
const locked: SessionStatus = { phase: 'locked', retryAt: null, healed: false }
const unlocked: SessionStatus = { phase: 'unlocked', networkChosen: true, lockAt: 1 }
const recovery: SessionStatus = {
  phase: 'recovery',
  copies: { database: 'damaged', extension: 'damaged' },
  restorable: false,
}

const reload = vi.fn()
const life = new AbortController()
let page: EventTarget

beforeEach(() => {
  reload.mockClear()
  page = new EventTarget()
  vi.stubGlobal('document', page)
  vi.stubGlobal('location', { hash: '', pathname: '/', reload })
  vi.stubGlobal('addEventListener', () => undefined)
})
afterEach(() => {
  vi.unstubAllGlobals()
})

/** A page that showed a secret while the wallet was in the first state, and is looked at again in the second. */
async function lookAgain(first: SessionStatus, then: SessionStatus): Promise<void> {
  let status = first
  const wallet = { call: () => Promise.resolve(status), subscribe: () => () => undefined } as unknown as Wallet
  const coffer = new Coffer(wallet, '1')
  coffer.start(life.signal)
  await expect.poll(() => coffer.session.phase).toBe(first.phase)
  coffer.session.showedSecret()
  status = then
  const asked = vi.spyOn(coffer.session.status, 'reload')
  page.dispatchEvent(new Event('visibilitychange'))
  await asked.mock.results[0]?.value
  await Promise.resolve()
}

test.each([
  ['unlocked', 'locked', unlocked, locked],
  ['unlocked', 'recovery', unlocked, recovery],
  ['empty', 'locked', empty, locked],
])('a page that showed a secret starts afresh on lock: %s, then %s', async (_, __, first, then) => {
  await lookAgain(first, then)
  expect(reload).toHaveBeenCalledTimes(1)
})

test.each([
  ['empty', empty],
  ['recovery', recovery],
  ['unlocked', unlocked],
])('looking away and back keeps a new or typed phrase: %s', async (_, status) => {
  await lookAgain(status, status)
  expect(reload).not.toHaveBeenCalled()
})
