import * as v from 'valibot'
import { expect, test, vi } from 'vitest'
import { createEvents } from '#background/events.ts'
import {
  account,
  chain,
  connectQuestion,
  otherAccount,
  otherSite,
  question,
  site,
} from '#domain/approvals/testing/queue.ts'
import { ok, err } from '#core/result.ts'
import { CallsRequest } from '#domain/calls/calls-request.ts'
import type { BatchView } from '#domain/calls/batches.ts'
import type { Hold } from '#domain/guardrails/holds.ts'
import { LockedError } from '#domain/locked-error.ts'
import { decision, journalEntry, states, transfer } from '#domain/testing/transactions.ts'
import { noChoice, type SiteChoice } from '#domain/visibility/site-choice.ts'
import type { JournalEntry } from '#domain/transactions/journal-entry.ts'
import { startWallet } from '#provider/testing/provider.ts'
import { sepolia } from '#provider/testing/services.ts'

function start(journal: readonly JournalEntry[] = []) {
  const wallet = startWallet()
  const { permissions } = wallet.fake.services
  const pushState = vi.fn()
  const wakeTabs = vi.fn(() => Promise.resolve())
  const subscriptions = { onLock: vi.fn(() => Promise.resolve()), onSites: vi.fn(() => Promise.resolve()) }
  const tell = vi.fn(() => Promise.resolve())
  const live = new Set([7])
  const settle = vi.fn(() => Promise.resolve())
  const stopUnsent = vi.fn(() => Promise.resolve())
  const held: Hold[] = []
  const wake = vi.fn(() => Promise.resolve())
  const cancel = vi.fn(() => Promise.resolve())
  const lists: BatchView[] = []
  const stopRest = vi.fn(() => Promise.resolve())
  const choices: SiteChoice[] = []
  const events = createEvents({
    queue: wallet.queue,
    permissions,
    visibility: { list: () => Promise.resolve(choices) },
    transactions: { list: () => Promise.resolve(journal) },
    holds: { list: () => Promise.resolve(held), wake, cancel },
    batches: { list: () => Promise.resolve(lists), stopRest, stopUnsent },
    subscriptions,
    sites: { pushState, liveTabs: () => live },
    sessions: { tell },
    wakeTabs,
    isUnlocked: () => Promise.resolve(!wallet.fake.locked),
    settling: () => settle,
  })
  return {
    settle,
    wallet,
    permissions,
    pushState,
    tell,
    wakeTabs,
    live,
    events,
    stopUnsent,
    choices,
    subscriptions,
    held,
    wake,
    cancel,
    lists,
    stopRest,
  }
}

test('whenever something changes, pages are told by their port or woken', async () => {
  const { events, pushState, tell, wakeTabs, live, subscriptions } = start()
  await events.onLock()
  await events.onUnlock()
  await events.onSites()
  expect(pushState).toHaveBeenCalledTimes(4)
  expect(tell).toHaveBeenCalledTimes(3)
  expect(wakeTabs.mock.calls).toEqual([[live], [live], [live]])
  expect(subscriptions.onLock).toHaveBeenCalledBefore(pushState)
  expect(subscriptions.onSites).toHaveBeenCalledOnce()
})

test('pages are told at once of what changed for them, before what takes its time', () => {
  const { events, pushState, subscriptions } = start()
  subscriptions.onSites.mockReturnValue(new Promise(() => undefined))
  void events.onSites()
  expect(pushState).toHaveBeenCalledOnce()
})

test('after an unlock a connected site has its accounts with no question, a new one is asked about', async () => {
  const { wallet, permissions, events } = start()
  await permissions.grant(site, [account], chain)
  wallet.fake.locked = true
  const answer = wallet.ask('eth_requestAccounts')
  await expect.poll(() => wallet.approvals.window.length).toBe(1)
  await wallet.queue.put(connectQuestion('2', otherSite))
  wallet.fake.locked = false
  await events.onUnlock()
  expect(await answer).toEqual({ result: [account.toLowerCase()] })
  expect((await wallet.queue.list()).map(({ requestId }) => requestId)).toEqual(['2'])
})

test('what was approved before a lock and not signed is not signed after it, be it a transaction or not', async () => {
  const { wallet, permissions, events } = start()
  await permissions.grant(site, [account], chain)
  const answer = wallet.ask('personal_sign', ['x', account])
  await expect.poll(() => wallet.approvals.window.length).toBe(1)
  wallet.fake.locked = true
  await wallet.decide({})
  expect((await wallet.queue.list())[0]?.state.status).toBe('executing')
  wallet.fake.locked = false
  await events.onUnlock()
  expect(await answer).toMatchObject({ error: { code: 4100 } })
})

test.each([
  ['was not signed before the lock is not sent', [], { status: 'failed', code: 4100, reason: 'locked' }],
  ['was signed before the lock goes on', [states.signed], { status: 'done', result: '0xhash' }],
])('a transaction that %s', async (_, signed, ending) => {
  const { wallet, events } = start(signed.map((state) => journalEntry(state, { id: 'id-1' })))
  const asked = { ...question('1'), requester: { type: 'wallet' }, kind: 'transaction', request: transfer() } as const
  const placed = await wallet.queue.put(asked)
  if (!placed.ok) throw new Error(placed.error)
  const { value: id } = placed
  wallet.approvals.execute = () => Promise.resolve(err('locked'))
  expect(await wallet.queue.approve(id, decision)).toBeNull()
  wallet.approvals.execute = () => Promise.resolve(ok('0xhash'))
  await events.onUnlock()
  expect(id).toBe('id-1')
  expect(await wallet.queue.settled(id)).toMatchObject(ending)
})

test('what the user wants to be held stays after a lock, unsigned as it is, and goes on', async () => {
  const { wallet, events, held, wake } = start()
  const asked = { ...question('1'), requester: { type: 'wallet' }, kind: 'transaction', request: transfer() } as const
  await wallet.queue.put(asked)
  wallet.approvals.execute = () => Promise.resolve(err('held'))
  expect(await wallet.queue.approve('id-1', decision)).toEqual({ status: 'held' })
  const approval = await wallet.queue.get('id-1')
  if (approval === null) throw new Error('it is held')
  held.push({ approval, seen: null, heldAt: 0, until: 1, ended: null })
  await events.onLock()
  await events.onUnlock()
  expect((await wallet.queue.get('id-1'))?.state.status).toBe('held')
  expect(wake).toHaveBeenCalledOnce()
})

test('after an unlock pages hear of it, however long what was approved takes', async () => {
  const { wallet, events, pushState } = start()
  vi.spyOn(wallet.queue, 'resume').mockReturnValue(new Promise(() => undefined))
  void events.onUnlock()
  await expect.poll(() => pushState.mock.calls.length).toBe(1)
})

test('what a site asked under a grant goes with the grant; asking to connect stays', async () => {
  const { wallet, permissions, events } = start()
  await permissions.grant(site, [account], chain)
  const answer = wallet.ask('personal_sign', ['x', account])
  await expect.poll(() => wallet.approvals.window.length).toBe(1)
  await wallet.queue.put(connectQuestion('2', otherSite))
  await wallet.queue.put({ ...question('own'), requester: { type: 'wallet' } })
  await permissions.revoke(site)
  await events.onSites()
  expect(await answer).toMatchObject({ error: { code: 4100 } })
  expect((await wallet.queue.list()).map(({ requestId }) => requestId)).toEqual(['2', 'own'])
})

test('what a site asked of an account, or on a network, goes when that is taken back; the rest stays', async () => {
  const { wallet, permissions, events } = start()
  await permissions.grant(site, [account, otherAccount], chain, [sepolia])
  const ofAccount = wallet.ask('personal_sign', ['x', account], 'account')
  const request = { method: 'personal_sign', params: ['x', otherAccount] }
  const onSepolia = wallet.ask('wallet_invokeMethod', { scope: 'eip155:11155111', request }, 'sepolia')
  void wallet.ask('personal_sign', ['x', otherAccount], 'stays')
  const ids = async () => (await wallet.queue.list()).map(({ requestId }) => requestId)
  await expect.poll(ids).toHaveLength(3)
  await permissions.setAccounts(site, [otherAccount, account])
  await events.onSites()
  expect(await ids()).toHaveLength(3)
  await permissions.setAccounts(site, [otherAccount])
  await events.onSites()
  expect(await ofAccount).toMatchObject({ error: { code: 4100 } })
  await permissions.keepChains(site, [])
  await events.onSites()
  expect(await onSepolia).toMatchObject({ error: { code: 4100 } })
  expect(await ids()).toEqual(['stays'])
})

test('what is held for a site, and the rest of its list, goes with the grant; that of the wallet and of others stays', async () => {
  const { permissions, events, held, cancel, lists, stopRest } = start()
  const ofSite = question('1').requester
  const hold = (id: string, requester: typeof ofSite | { readonly type: 'wallet' }): Hold => ({
    approval: {
      ...{ ...question(id), id, step: 0, createdAt: 0, kind: 'transaction', chainId: chain, requester },
      request: transfer({ from: account }),
      state: { status: 'held', decision },
    },
    ...{ seen: null, heldAt: 0, until: 1, ended: null },
  })
  const list = (approvalId: string, origin: string): BatchView => {
    const calls = [{ to: account, value: '0x0', data: '0x' }]
    const request = v.parse(CallsRequest, {
      ...{ id: null, chainId: chain, from: account, calls, mode: 'sequential', upgrade: false },
    })
    const batch = {
      ...{
        id: approvalId,
        origin,
        approvalId,
        request,
        decision: { gasLimits: [decision.gasLimit], fee: decision.fee },
      },
      ...{ createdAt: 0, stopped: null, ended: false },
    }
    return { batch, outcomes: ['pending', 'unsent'] as never, entries: [], status: 100 }
  }
  held.push(hold('theirs', ofSite), hold('own', { type: 'wallet' }))
  lists.push(list('theirs', site), list('own', 'wallet'))
  await permissions.grant(site, [account], chain)
  await events.onSites()
  expect([cancel, stopRest].map((done) => done.mock.calls)).toEqual([[], []])
  await permissions.revoke(site)
  await events.onSites()
  expect([cancel, stopRest].map((done) => done.mock.calls)).toEqual([[['theirs']], [['theirs']]])
})

test('a transaction goes with its account', async () => {
  const { wallet, permissions, events } = start()
  await permissions.grant(site, [account, otherAccount], chain)
  const answer = wallet.ask('eth_sendTransaction', [{ from: account, to: account }])
  await expect.poll(() => wallet.approvals.window.length).toBe(1)
  await permissions.setAccounts(site, [otherAccount])
  await events.onSites()
  expect(await answer).toMatchObject({ error: { code: 4100 } })
})

test('closing the window refuses all that waited', async () => {
  const { wallet, permissions, events } = start()
  await permissions.grant(site, [account], chain)
  const answers = [wallet.ask('personal_sign', ['x', account]), wallet.ask('personal_sign', ['y', account])]
  await expect.poll(async () => (await wallet.queue.list()).length).toBe(2)
  await events.onWindowClosed()
  expect(await Promise.all(answers)).toMatchObject([{ error: { code: 4001 } }, { error: { code: 4001 } }])
})

test('on lock what waits goes on waiting', async () => {
  const { wallet, permissions, events } = start()
  await permissions.grant(site, [account], chain)
  void wallet.ask('personal_sign', ['x', account])
  await expect.poll(() => wallet.approvals.window.length).toBe(1)
  await events.onLock()
  expect(await wallet.queue.list()).toHaveLength(1)
})

test('after an unlock a site that was blocked is not asked about', async () => {
  const { wallet, events, choices } = start()
  wallet.fake.locked = true
  const answer = wallet.ask('eth_requestAccounts')
  await expect.poll(() => wallet.approvals.window.length).toBe(1)
  choices.push({ ...noChoice(site), blocked: true })
  wallet.fake.locked = false
  await events.onUnlock()
  expect(await answer).toMatchObject({ error: { code: 4100 } })
  expect(await wallet.queue.list()).toEqual([])
})

test('an unlock is settled once what the lock ended is at its end, before what goes on', async () => {
  const { wallet, events, stopUnsent, settle } = start()
  const resume = vi.spyOn(wallet.queue, 'resume')
  await events.onUnlock()
  expect(stopUnsent).toHaveBeenCalledBefore(settle)
  expect(settle).toHaveBeenCalledBefore(resume)
})

test('locked again in the middle of it, the rest is for the next unlock, and that is no fault', async () => {
  const { wallet, events, stopUnsent, settle } = start()
  const resume = vi.spyOn(wallet.queue, 'resume')
  stopUnsent.mockRejectedValueOnce(new LockedError())
  await events.onUnlock()
  expect(settle).not.toHaveBeenCalled()
  expect(resume).not.toHaveBeenCalled()
  await events.onUnlock()
  expect(settle).toHaveBeenCalledOnce()
})

test('a grant that changes as the wallet is locked is no fault either', async () => {
  const { permissions, events } = start()
  vi.spyOn(permissions, 'list').mockRejectedValueOnce(new LockedError())
  await expect(events.onSites()).resolves.toBeUndefined()
})
