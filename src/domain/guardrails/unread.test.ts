import { expect, test } from 'vitest'
import type { Origin } from '#core/origin.ts'
import type { Hex } from '#core/hex.ts'
import { quantity } from '#core/quantity.ts'
import { err } from '#core/result.ts'
import type { Approval } from '#domain/approvals/machine.ts'
import { executeBatch } from '#domain/calls/execute-batch.ts'
import { noGuardrail, type Guardrail } from '#domain/guardrails/guardrail.ts'
import type { Simulation } from '#domain/review/review.ts'
import { address, approve, spender, token, tokenTransfer } from '#domain/testing/subjects.ts'
import { hex, journalEntry, recipient, sender, states } from '#domain/testing/transactions.ts'
import { asked, createWorld, limit, limits, ofToken, opens, password, site } from '#domain/guardrails/testing/world.ts'

const start = () => createWorld({ simulate: () => Promise.resolve(null), open: opens })

test('what an account is told to carry out by itself passes no guardrail', async () => {
  const { guardrails, journal } = start()
  const strict: Guardrail = { ...limits(limit(1n, null, { ...ofToken, waitAbove: quantity(1n) })), allowed: [] }
  await guardrails.set(sender, { ...strict, wait: { minutes: 60, firstTime: true } }, null)
  const own = (data: Hex) => asked('1', { to: sender, value: quantity(0n), data })
  const list = (data: Hex, to = token) => own(executeBatch([{ to, value: quantity(0n), data }]))
  const found: Simulation = {
    ...{ state: 'ok', changes: [], reason: null },
    allowances: [{ asset: token, spender, amount: '99' }],
  }
  const rules = async (approval: Approval) => (await guardrails.breaches(approval, found)).map(({ rule }) => rule)
  expect(await rules(list(approve(99n)))).toEqual(['per-transaction', 'not-allowed'])
  // Nobody can read it: what the node finds counts, and does not do.
  expect(await rules(own(hex('0xdeadbeef')))).toEqual(['per-transaction', 'not-allowed', 'unknown'])
  const look = () => Promise.resolve({ ...found, allowances: [] })
  expect(await guardrails.waitOf(own(hex('0xdeadbeef')), look)).toBe(60)
  journal.push(journalEntry(states.mined))
  expect(await guardrails.waitOf(list(tokenTransfer(recipient, 1n)), look)).toBe(0)
  expect(await guardrails.waitOf(list(tokenTransfer(recipient, 2n)), look)).toBe(60)
  expect(await guardrails.waitOf(list(tokenTransfer(address('9'), 1n)), look)).toBe(60)
  expect(await guardrails.admit(own(hex('0xdeadbeef')), null)).toEqual(err({ reason: 'proof-needed' }))
})

test('a number that is none of a fungible token’s is an NFT’s, and the list holds for who gets the right to it', async () => {
  const { guardrails, watchedTokens } = start()
  await guardrails.set(sender, { ...noGuardrail, allowed: [] }, null)
  const call = (origin: Origin | null = site) =>
    asked('1', { to: token, value: quantity(0n), data: approve(0n) }, origin)
  expect(await guardrails.breaches(call(), null)).toEqual([])
  watchedTokens.splice(0, 1, { type: 'erc721', address: token })
  expect(await guardrails.breaches(call(), null)).toEqual([{ rule: 'not-allowed', of: 'account', party: spender }])
  // The wallet's own taking back of an allowance.
  expect(await guardrails.breaches(call(null), null)).toEqual([])
})

test('what is not read is held as if it were large where the node does not say in time', async () => {
  const { guardrails } = start()
  const held = limits(limit(null, null, { ...ofToken, waitAbove: quantity(5n) }))
  await guardrails.set(sender, { ...held, wait: { minutes: 60, firstTime: false } }, null)
  const unread = asked('1', { to: recipient, value: quantity(0n), data: hex('0xdeadbeef') })
  const minutes = (simulation: Simulation | null) => guardrails.waitOf(unread, () => Promise.resolve(simulation))
  const found = { changes: [], reason: null }
  expect(await minutes(null)).toBe(60)
  expect(await minutes({ state: 'reverts', ...found })).toBe(60)
  expect(await minutes({ state: 'ok', ...found })).toBe(0)
  // The network's own coin leaves as the request says.
  await guardrails.set(sender, { ...noGuardrail, wait: { minutes: 60, firstTime: false } }, password)
  expect(await minutes(null)).toBe(0)
})
