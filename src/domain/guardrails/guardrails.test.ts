import { expect, test, vi } from 'vitest'
import { quantity } from '#core/quantity.ts'
import { err, ok } from '#core/result.ts'
import type { Approval } from '#domain/approvals/machine.ts'
import { noGuardrail } from '#domain/guardrails/guardrail.ts'
import type { Simulation } from '#domain/review/review.ts'
import { address, approve, token, tokenTransfer } from '#domain/testing/subjects.ts'
import { hex, journalEntry, recipient, sender, states, transfer } from '#domain/testing/transactions.ts'
import {
  site,
  otherSite,
  hour,
  password,
  limit,
  limits,
  ofToken,
  asked,
  sends,
  opens,
  createWorld,
} from '#domain/guardrails/testing/world.ts'

function start() {
  const simulate = vi.fn<(approval: Approval) => Promise<Simulation | null>>(() => Promise.resolve(null))
  const opensVault = vi.fn(opens)
  return { ...createWorld({ simulate, open: opensVault }), simulate, vault: { open: opensVault } }
}

test('nothing is limited until something is set, and then it asks for no proof', async () => {
  const { guardrails, isAdmitted, vault, simulate } = start()
  expect(await isAdmitted(sends('1', 10n ** 30n))).toBe(true)
  expect(await guardrails.get(site)).toEqual(noGuardrail)
  expect(await guardrails.set(site, limits(limit(5n, null)), null)).toEqual(ok(undefined))
  expect(vault.open).not.toHaveBeenCalled()
  expect(simulate).not.toHaveBeenCalled()
})

test('above what one transaction may: refused without the proof, with a wrong one, and carried out with the right one', async () => {
  const { guardrails, isAdmitted } = start()
  await guardrails.set(site, limits(limit(5n, null)), null)
  expect(await isAdmitted(sends('1', 5n))).toBe(true)
  const above = sends('2', 6n)
  expect(await guardrails.breaches(above, null)).toEqual([
    {
      ...{ rule: 'per-transaction', of: 'site', most: 5n, used: 0n, asks: 6n },
      limit: { token: null, symbol: 'ETH', decimals: 18 },
    },
  ])
  expect(await guardrails.admit(above, null)).toEqual(err({ reason: 'proof-needed' }))
  expect(await guardrails.admit(above, 'wrong')).toEqual(err({ reason: 'wrong-password' }))
  expect(await guardrails.admit(above, password)).toEqual(ok(undefined))
  // The proof was for that one alone.
  expect(await guardrails.admit(sends('3', 6n), null)).toEqual(err({ reason: 'proof-needed' }))
})

test('a limit of a site is not one of others; that of the account is one of all, and of the wallet', async () => {
  const { guardrails, isAdmitted } = start()
  await guardrails.set(site, limits(limit(5n, null)), null)
  expect(await isAdmitted(sends('1', 9n, otherSite))).toBe(true)
  expect(await isAdmitted(sends('2', 9n, null))).toBe(true)
  await guardrails.set(sender, limits(limit(7n, null)), null)
  expect(await isAdmitted(sends('3', 9n, otherSite))).toBe(false)
  expect(await isAdmitted(sends('4', 9n, null))).toBe(false)
  expect((await guardrails.breaches(sends('5', 9n), null)).map(({ of }) => of)).toEqual(['account', 'site'])
})

test('the day is the last 24 hours, over a new worker', async () => {
  const { guardrails, worker, isAdmitted, becomes, time } = start()
  await guardrails.set(sender, limits(limit(null, 10n)), null)
  expect(await isAdmitted(sends('1', 6n))).toBe(true)
  becomes('1', states.mined)
  time.now += hour
  expect(await isAdmitted(sends('2', 4n, null))).toBe(true)
  becomes('2', states.sent)
  expect(await isAdmitted(sends('3', 1n))).toBe(false)
  const [breach] = await worker().breaches(sends('3', 1n), null)
  expect(breach).toMatchObject({ rule: 'per-day', most: 10n, used: 10n, asks: 1n })
  time.now += 23 * hour
  expect(await isAdmitted(sends('3', 6n))).toBe(true)
  expect(await isAdmitted(sends('4', 1n))).toBe(false)
})

test('what is held, or waits for long, counts on the day on which it leaves', async () => {
  const { guardrails, isAdmitted, becomes, time, journal } = start()
  await guardrails.set(sender, limits(limit(null, 10n)), null)
  expect(await isAdmitted(sends('1', 10n))).toBe(true)
  time.now += 25 * hour
  becomes('1', states.sent)
  expect(await isAdmitted(sends('2', 1n))).toBe(false)
  journal.splice(0, 1, journalEntry(states.mined, { id: '1', createdAt: time.now }))
  expect(await isAdmitted(sends('2', 1n))).toBe(false)
  // Something else that is counted does not make it forgotten.
  expect(await isAdmitted(sends('3', 1n), password)).toBe(true)
  time.now += 23 * hour
  expect(await isAdmitted(sends('2', 1n))).toBe(false)
  time.now += 25 * hour
  expect(await isAdmitted(sends('2', 9n))).toBe(true)
})

test.each([
  ['failed', states.failed],
  ['dropped', states.dropped],
  ['replaced', states.replaced],
] as const)('what %s is given back', async (_, state) => {
  const { guardrails, isAdmitted, becomes } = start()
  await guardrails.set(sender, limits(limit(null, 10n)), null)
  expect(await isAdmitted(sends('1', 10n))).toBe(true)
  expect(await isAdmitted(sends('2', 1n))).toBe(false)
  becomes('1', state)
  expect(await isAdmitted(sends('2', 10n))).toBe(true)
})

test('what never came to the journal is given back once nobody carries it on', async () => {
  const { guardrails, isAdmitted, open } = start()
  await guardrails.set(sender, limits(limit(null, 10n)), null)
  expect(await isAdmitted(sends('1', 10n))).toBe(true)
  open.clear()
  expect(await isAdmitted(sends('2', 10n))).toBe(true)
  await guardrails.giveBack('2')
  expect(await isAdmitted(sends('3', 10n))).toBe(true)
})

test('a faster one in the place of another is counted once', async () => {
  const { guardrails, isAdmitted, becomes, journal } = start()
  await guardrails.set(sender, limits(limit(null, 10n)), null)
  expect(await isAdmitted(sends('1', 6n))).toBe(true)
  becomes('1', states.sent)
  const request = { value: quantity(6n), replaces: { id: '1', how: 'speed-up' } } as const
  expect(await isAdmitted(asked('2', request, null))).toBe(true)
  becomes('2', states.sent)
  journal.splice(1, 1, journalEntry(states.sent, { id: '2', request: transfer(request), replaces: '1' }))
  expect(await isAdmitted(sends('3', 4n))).toBe(true)
  expect(await isAdmitted(sends('4', 1n))).toBe(false)
})

test('two at once do not each find room for themselves', async () => {
  const { guardrails, isAdmitted } = start()
  await guardrails.set(sender, limits(limit(null, 10n)), null)
  const both = await Promise.all([isAdmitted(sends('1', 6n)), isAdmitted(sends('2', 6n))])
  expect(both.filter(Boolean)).toHaveLength(1)
})

test('tokens: what is sent and what is allowed, a number at least as high as what the node finds', async () => {
  const { guardrails, isAdmitted, simulate } = start()
  await guardrails.set(sender, limits(limit(100n, null, ofToken)), null)
  const call = (id: string, data: string) => asked(id, { to: token, value: quantity(0n), data: hex(data) })
  expect(await isAdmitted(call('1', tokenTransfer(recipient, 100n)))).toBe(true)
  expect(await isAdmitted(call('2', tokenTransfer(recipient, 101n)))).toBe(false)
  expect(await isAdmitted(call('3', approve(101n)))).toBe(false)
  const unread = asked('4', { to: recipient, value: quantity(0n), data: hex('0xdeadbeef') })
  const found = (amount: string): Simulation => ({ state: 'ok', changes: [{ asset: token, amount }], reason: null })
  simulate.mockResolvedValueOnce(found('-101'))
  expect(await isAdmitted(unread)).toBe(false)
  simulate.mockResolvedValueOnce(found('-100'))
  expect(await isAdmitted(unread)).toBe(true)
  // A node that finds nothing makes what is written no less.
  simulate.mockResolvedValueOnce({ state: 'ok', changes: [], reason: null })
  expect(await isAdmitted(call('5', tokenTransfer(recipient, 101n)))).toBe(false)
})

test('where nobody can tell what leaves, a proof is asked for', async () => {
  const { guardrails, isAdmitted } = start()
  await guardrails.set(sender, limits(limit(100n, null, ofToken)), null)
  const unread = asked('1', { to: recipient, value: quantity(0n), data: hex('0xdeadbeef') })
  expect(await isAdmitted(unread)).toBe(false)
  expect(await guardrails.breaches(unread, null)).toEqual([{ rule: 'unknown', of: 'account' }])
  // The network's own coin leaves as the request says.
  await guardrails.set(sender, limits(limit(100n, null)), password)
  expect(await isAdmitted(unread)).toBe(true)
})

test('only those on the list: who gets it, who may take it, who is called', async () => {
  const { guardrails, isAdmitted } = start()
  await guardrails.set(site, { ...noGuardrail, allowed: [recipient] }, null)
  expect(await isAdmitted(sends('1', 1n))).toBe(true)
  const stranger = asked('2', { to: address('9') })
  expect(await guardrails.breaches(stranger, null)).toEqual([{ rule: 'not-allowed', of: 'site', party: address('9') }])
  expect(await isAdmitted(stranger)).toBe(false)
  const call = (data: string, to = token) => asked('3', { to, value: quantity(0n), data: hex(data) })
  expect(await isAdmitted(call(tokenTransfer(recipient, 5n)))).toBe(true)
  expect(await isAdmitted(call(approve(5n)))).toBe(false)
  // What calls itself a token and is none that the user knows may do anything.
  expect(await isAdmitted(call(tokenTransfer(recipient, 5n), address('8')))).toBe(false)
})

test('loosening asks for the proof, and keeps what was set without it', async () => {
  const { guardrails } = start()
  const tight = limits(limit(5n, null))
  await guardrails.set(site, tight, null)
  expect(await guardrails.set(site, limits(), null)).toEqual(err({ reason: 'proof-needed' }))
  expect(await guardrails.set(site, limits(), 'wrong')).toEqual(err({ reason: 'wrong-password' }))
  expect(await guardrails.get(site)).toEqual(tight)
  expect(await guardrails.set(site, limits(), password)).toEqual(ok(undefined))
  expect(await guardrails.get(site)).toEqual(limits())
})

test('held for as long as was set: what is large, what goes to somebody new, and nothing else', async () => {
  const { guardrails, journal } = start()
  const look = vi.fn(() => Promise.resolve(null))
  const minutes = (approval: Approval) => guardrails.waitOf(approval, look)
  expect(await minutes(sends('1', 10n ** 30n))).toBe(0)
  expect(look).not.toHaveBeenCalled()
  await guardrails.set(
    sender,
    { ...limits(limit(null, null, { waitAbove: quantity(5n) })), wait: { minutes: 60, firstTime: false } },
    null,
  )
  expect(await minutes(sends('1', 5n))).toBe(0)
  expect(await minutes(sends('1', 6n, null))).toBe(60)
  await guardrails.set(site, { ...noGuardrail, wait: { minutes: 1_440, firstTime: true } }, null)
  expect(await minutes(sends('1', 1n))).toBe(1_440)
  expect(await minutes(sends('1', 1n, otherSite))).toBe(0)
  journal.push(journalEntry(states.mined))
  expect(await minutes(sends('1', 1n))).toBe(0)
  expect(await minutes(sends('1', 6n))).toBe(60)
  // What takes the place of another must not come too late.
  expect(await minutes(asked('2', { value: quantity(9n), replaces: { id: 'a', how: 'cancel' } }))).toBe(0)
})

test('neither the password nor that there was one is kept anywhere', async () => {
  const { guardrails, isAdmitted, tables } = start()
  await guardrails.set(site, limits(limit(5n, null)), null)
  expect(await isAdmitted(sends('1', 6n), password)).toBe(true)
  const kept = [...tables.guardrails.rows.values(), ...tables.ledger.rows.values()].join()
  expect(kept).toContain('"amount":"6"')
  expect(kept).not.toContain(password)
})
