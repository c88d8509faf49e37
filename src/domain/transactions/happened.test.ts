import { beforeEach, expect, test } from 'vitest'
import type { BalanceChange } from '#domain/review/review.ts'
import { nativeToken } from '#domain/review/simulation/outcome.ts'
import { FakeChain } from '#domain/testing/fake-chain.ts'
import { logOf } from '#domain/testing/logs.ts'
import { memoryTable, type MemoryTable } from '#domain/testing/memory.ts'
import { mostOf256, spender, token } from '#domain/testing/subjects.ts'
import { decision, recipient, sender, testSigner, transfer } from '#domain/testing/transactions.ts'
import { allChanges, differs, happenedBy, type Happened } from '#domain/transactions/happened.ts'
import type { JournalEntry } from '#domain/transactions/journal-entry.ts'
import type { Shown } from '#domain/transactions/shown.ts'
import { submit } from '#domain/transactions/submit.ts'
import { track } from '#domain/transactions/track.ts'

let chain: FakeChain
let journal: MemoryTable<JournalEntry>

beforeEach(() => {
  chain = new FakeChain()
  journal = memoryTable<JournalEntry>()
})

const shown = (changes: readonly BalanceChange[], more: Partial<Shown> = {}): Shown => ({
  ...{ changes: [...changes], allowances: [], tokens: [] },
  ...more,
})
const native = (amount: string) => ({ asset: 'native', amount })
const happened = (changes: Partial<Happened>): Happened => ({ changes: [], allowances: [], coin: null, ...changes })

async function sendAndMine(consented: Shown | undefined, approvalId = 'a'): Promise<JournalEntry['state'] | undefined> {
  const deps = { journal, chainRpc: chain.rpc, clock: { now: () => 0 }, changed: () => undefined }
  const decided = consented === undefined ? decision : { ...decision, shown: consented }
  const submission = { approvalId, origin: 'wallet', request: transfer(), decision: decided }
  await submit({ ...deps, signer: testSigner, lock: (_, work) => work() }, submission)
  chain.mine()
  await track(deps, new AbortController().signal)
  return (await journal.get(approvalId))?.state
}

test('what a mined transaction did is kept, by its events and by the balances around its block', async () => {
  chain.logs = [logOf(token, 'Transfer', [sender, recipient, 5n]), logOf(token, 'Approval', [sender, spender, 7n])]
  chain.balances = [1_000_000n, 1_000_000n - 147_000n - 30n]
  expect(await sendAndMine(shown([native('-30')]))).toMatchObject({
    happened: {
      changes: [{ asset: token, amount: '-5' }],
      allowances: [{ asset: token, spender, amount: '7' }],
      coin: '-30',
    },
  })
})

test('a node that does not tell balances of the past leaves the coin open', async () => {
  expect(await sendAndMine(shown([native('-30')]))).toMatchObject({ status: 'mined', happened: { coin: null } })
})

test('balances are not asked for where nothing was shown to compare them with', async () => {
  chain.balances = [1n, 1n]
  expect(await sendAndMine(undefined)).toMatchObject({ status: 'mined', happened: { coin: null } })
})

test('of one of a list they are asked for, as the whole is compared with what was shown', async () => {
  chain.balances = [1_000_000n, 1_000_000n - 147_000n - 30n]
  expect(await sendAndMine(undefined, 'a:0')).toMatchObject({ happened: { coin: '-30' } })
})

test('two transactions of the account in one block leave the coin open', async () => {
  chain.balances = [1n, 1n]
  const deps = { journal, chainRpc: chain.rpc, clock: { now: () => 0 }, changed: () => undefined }
  for (const approvalId of ['a', 'b']) {
    const submission = {
      approvalId,
      origin: 'wallet',
      request: transfer(),
      decision: { ...decision, shown: shown([]) },
    }
    await submit({ ...deps, signer: testSigner, lock: (_, work) => work() }, submission)
  }
  chain.mine()
  await track(deps, new AbortController().signal)
  for (const { state } of await journal.all()) expect(state).toMatchObject({ happened: { coin: null } })
})

test('events that cannot be read are no reason to doubt the receipt', async () => {
  chain.logs = [{ address: 'nobody' }]
  const state = await sendAndMine(shown([]))
  expect(state).toMatchObject({ status: 'mined' })
  expect(state).not.toHaveProperty('happened')
})

test('what failed did nothing', async () => {
  chain.reverts = true
  expect(await sendAndMine(shown([]))).not.toHaveProperty('happened')
})

test('events of the coin’s own address are nobody’s, and a flood of changes is not kept', () => {
  expect(happenedBy([logOf(nativeToken, 'Transfer', [sender, recipient, 5n])], sender)).toEqual(happened({}))
  const flood = Array.from({ length: 101 }, (_, id) => logOf(token, 'Transfer', [recipient, sender, BigInt(id)], 3))
  expect(happenedBy(flood, sender)).toBeNull()
})

const out = { asset: token, amount: '-1000' }
const allowance = { asset: token, spender, amount: '7' }

test.each<readonly [name: string, shown: Shown, happened: Happened, differs: boolean]>([
  ['the same', shown([out]), happened({ changes: [out] }), false],
  ['within what time makes', shown([out]), happened({ changes: [{ ...out, amount: '-1010' }] }), false],
  ['more than time makes', shown([out]), happened({ changes: [{ ...out, amount: '-1011' }] }), true],
  ['another token', shown([out]), happened({ changes: [{ ...out, asset: recipient }] }), true],
  ['nothing that should have', shown([out]), happened({}), true],
  ['something that should not have', shown([]), happened({ changes: [out] }), true],
  ['an allowance nobody was shown', shown([]), happened({ allowances: [allowance] }), true],
  [
    'a larger allowance',
    shown([], { allowances: [allowance] }),
    happened({ allowances: [{ ...allowance, amount: String(mostOf256) }] }),
    true,
  ],
  ['the coin unknown', shown([native('-30')]), happened({}), false],
  ['the coin as shown', shown([native('-30')]), happened({ coin: '-30' }), false],
  ['the coin but for the fee', shown([native('-30')]), happened({ coin: '-39' }), false],
  ['more of the coin gone', shown([native('-30')]), happened({ coin: '-41' }), true],
  ['the coin that should have come', shown([native('500')]), happened({ coin: '0' }), true],
  ['a gift in the same block', shown([native('-30')]), happened({ coin: '5000' }), false],
])('%s', (_, before, after, expected) => {
  expect(differs(before, after, '10')).toBe(expected)
})

test('the coin is among all that it did', () => {
  expect(allChanges(happened({ changes: [out], coin: '-3' }))).toEqual([native('-3'), out])
  expect(allChanges(happened({ changes: [out], coin: '0' }))).toEqual([out])
  expect(allChanges(happened({ changes: [out] }))).toEqual([out])
})
