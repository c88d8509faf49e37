import artifact from '@account-abstraction/contracts/artifacts/Simple7702Account.json' with { type: 'json' }
import { beforeEach, expect, test, vi } from 'vitest'
import { delegationCode } from '#core/delegation.ts'
import { decodeTransaction } from '#core/decode-transaction.ts'
import { bytesFromHex } from '#core/hex.ts'
import { quantity } from '#core/quantity.ts'
import { err, ok } from '#core/result.ts'
import { createBatches, type Batches, type BatchSubmission } from '#domain/calls/batches.ts'
import type { Batch } from '#domain/calls/batch.ts'
import { executeBatch } from '#domain/calls/execute-batch.ts'
import { pinnedDelegate } from '#domain/delegation/pinned-delegate.ts'
import { LockedError } from '#domain/locked-error.ts'
import { delegateChain, type DelegateChain } from '#domain/testing/delegate-chain.ts'
import { FakeChain } from '#domain/testing/fake-chain.ts'
import { memoryTable, type MemoryTable } from '#domain/testing/memory.ts'
import { hex, recipient, sender, testChain, testSigner } from '#domain/testing/transactions.ts'
import type { JournalEntry } from '#domain/transactions/journal-entry.ts'
import { createTransactions, type Transactions } from '#domain/transactions/transactions.ts'
import { memoryLock } from '#domain/approvals/testing/queue.ts'

const site = 'https://app.example'
const call = (value: bigint) => ({ to: recipient, value: quantity(value), data: hex('0x') })
const fee = { type: 'eip1559', maxFeePerGas: quantity(9n), maxPriorityFeePerGas: quantity(1n) } as const
const gas = quantity(21_000n)

function submission(changes: Partial<BatchSubmission['request']> = {}, approvalId = 'approval'): BatchSubmission {
  const calls = [call(1n), call(2n), call(3n)]
  const request = {
    id: 'own',
    chainId: testChain,
    from: sender,
    calls,
    mode: 'sequential',
    upgrade: false,
    ...changes,
  } as const
  return {
    approvalId,
    origin: site,
    request,
    decision: { gasLimits: request.mode === 'atomic' ? [gas] : request.calls.map(() => gas), fee },
  }
}

let chain: FakeChain
let codes: DelegateChain
let journal: MemoryTable<JournalEntry>
let table: MemoryTable<Batch>
let transactions: Transactions
let batches: Batches
let now: number
let settled: boolean

beforeEach(() => {
  chain = new FakeChain()
  codes = delegateChain(artifact.deployedBytecode, chain.rpc)
  journal = memoryTable<JournalEntry>()
  table = memoryTable<Batch>()
  now = 1_000
  settled = true
  const world = { chainRpc: codes.rpc, lock: memoryLock(), clock: { now: () => now }, notify: () => undefined }
  transactions = createTransactions({ ...world, journal, signer: testSigner, follow: () => undefined })
  batches = createBatches({ ...world, table, transactions, isSettled: () => Promise.resolve(settled) })
})

/** A block, and what the tracker does after it. */
async function block(): Promise<boolean> {
  chain.mine()
  await transactions.track(new AbortController().signal)
  return batches.advance()
}
const seen = async (id = 'own') => {
  const view = await batches.find(site, id)
  return view === null ? null : [view.status, view.outcomes.join(' '), view.batch.stopped]
}
const sent = () => chain.deliveries.map((raw) => decodeTransaction(bytesFromHex(raw)))

test('one after another: the next is sent when the one before it is mined', async () => {
  expect(await batches.start(submission())).toEqual(ok('own'))
  expect(await seen()).toEqual([100, 'waits unsent unsent', null])
  expect(await block()).toBe(true)
  expect(await seen()).toEqual([100, 'mined waits unsent', null])
  expect(await block()).toBe(true)
  expect(await block()).toBe(false)
  expect(await seen()).toEqual([200, 'mined mined mined', null])
  expect(sent()).toMatchObject(
    [1n, 2n, 3n].map((value, nonce) => ({
      value: { transaction: { type: 'eip1559', to: recipient, value, nonce: BigInt(nonce) }, from: sender },
    })),
  )
})

test('one that reverts keeps those after it from being sent', async () => {
  await batches.start(submission())
  await block()
  chain.reverts = true
  expect(await block()).toBe(false)
  expect(await seen()).toEqual([600, 'mined reverted unsent', null])
  await batches.start(submission({ id: 'other' }, 'other'))
  await block()
  expect(await seen('other')).toEqual([500, 'reverted unsent unsent', null])
  expect(chain.deliveries).toHaveLength(3)
})

test('with an upgrade the one transaction sets the code and carries the calls', async () => {
  const { request } = submission({ mode: 'atomic', upgrade: true })
  expect(await batches.start(submission({ mode: 'atomic', upgrade: true }))).toEqual(ok('own'))
  expect(sent()).toMatchObject([
    {
      value: {
        from: sender,
        transaction: {
          type: 'eip7702',
          to: sender,
          value: 0n,
          data: executeBatch(request.calls),
          authorizationList: [{ chainId: 31_337n, address: pinnedDelegate.address, nonce: 1n }],
        },
      },
    },
  ])
  expect(await block()).toBe(false)
  expect(await seen()).toEqual([200, 'mined', null])
})

test('all in one without an upgrade needs the account as it was consented to', async () => {
  expect(await batches.start(submission({ mode: 'atomic' }))).toEqual(err({ kind: 'changed' }))
  expect([await seen(), chain.deliveries]).toEqual([null, []])
  codes.codes.set(sender, delegationCode(pinnedDelegate.address))
  expect(await batches.start(submission({ mode: 'atomic' }))).toEqual(ok('own'))
  expect(sent()).toMatchObject([{ value: { transaction: { type: 'eip1559', to: sender } } }])
})

test('an id is used once, by one site', async () => {
  await batches.start(submission())
  expect(await batches.start(submission({}, 'another'))).toEqual(err({ kind: 'duplicate' }))
  expect(await batches.start({ ...submission({}, 'third'), origin: 'https://other.example' })).toEqual(ok('own'))
  expect(await batches.find('https://third.example', 'own')).toBeNull()
})

test('an id that the wallet makes follows from the approval', async () => {
  const first = await batches.start(submission({ id: null }))
  expect(first).toEqual(await batches.start(submission({ id: null })))
  expect(first.ok && first.value).toMatch(/^0x[0-9a-f]{64}$/)
  expect(await batches.start(submission({ id: null }, 'another'))).not.toEqual(first)
  expect(await batches.list()).toHaveLength(2)
})

test('what the network refuses at once is told, and its id may be used again', async () => {
  chain.refusal = 'insufficient funds'
  expect(await batches.start(submission())).toMatchObject(err({ kind: 'refused', message: 'insufficient funds' }))
  expect(await seen()).toBeNull()
  chain.refusal = null
  expect(await batches.start(submission({}, 'again'))).toEqual(ok('own'))
})

test('what the network refuses later ends the list', async () => {
  await batches.start(submission())
  chain.mine()
  await transactions.track(new AbortController().signal)
  chain.refusal = 'insufficient funds'
  expect(await batches.advance()).toBe(false)
  expect(await seen()).toEqual([600, 'mined lost unsent', 'refused'])
})

test('a node that does not answer is asked again, but not for ever', async () => {
  await batches.start(submission())
  chain.mine()
  await transactions.track(new AbortController().signal)
  chain.reachable = false
  expect(await batches.advance()).toBe(true)
  expect(await seen()).toEqual([100, 'mined unsent unsent', null])
  now += 3_600_001
  expect(await batches.advance()).toBe(false)
  expect(await seen()).toEqual([600, 'mined unsent unsent', 'late'])
})

test('what was not signed before a lock is not sent after it', async () => {
  await batches.start(submission())
  await batches.stopUnsent()
  expect(await block()).toBe(false)
  expect(await seen()).toEqual([600, 'mined unsent unsent', 'locked'])
  expect(chain.deliveries).toHaveLength(1)
})

test('after an unlock nothing goes on before it is settled what the lock has ended', async () => {
  await batches.start(submission())
  settled = false
  expect(await block()).toBe(true)
  expect(await seen()).toEqual([100, 'mined unsent unsent', null])
  await batches.stopUnsent()
  settled = true
  expect(await batches.advance()).toBe(false)
  expect(await seen()).toEqual([600, 'mined unsent unsent', 'locked'])
  expect(chain.deliveries).toHaveLength(1)
})

test('the user keeps the rest from being sent; what went before is followed to its end', async () => {
  await batches.start(submission())
  await batches.stopRest('other')
  expect(await seen()).toEqual([100, 'waits unsent unsent', null])
  await batches.stopRest('approval')
  expect(await seen()).toEqual([100, 'waits unsent unsent', 'user'])
  expect(await block()).toBe(false)
  expect(await seen()).toEqual([600, 'mined unsent unsent', 'user'])
  expect(chain.deliveries).toHaveLength(1)
  await batches.stopUnsent()
  expect(await seen()).toEqual([600, 'mined unsent unsent', 'user'])
})

test('the rest is stopped and the first fails: all of it failed', async () => {
  chain.reverts = true
  await batches.start(submission())
  await batches.stopRest('approval')
  await block()
  expect(await seen()).toEqual([500, 'reverted unsent unsent', 'user'])
})

test('there is no rest of what has not begun, of one transaction, or of what ended', async () => {
  journal.locked = true
  await batches.start(submission())
  journal.locked = false
  await batches.stopRest('approval')
  expect(await seen()).toEqual([100, 'unsent unsent unsent', null])
  expect(await batches.start(submission())).toEqual(ok('own'))
  for (let count = 0; count < 3; count += 1) await block()
  await batches.stopRest('approval')
  expect(await seen()).toEqual([200, 'mined mined mined', null])
})

test('locked before anything was signed: nothing is left, and the same may be asked again', async () => {
  journal.locked = true
  expect(await batches.start(submission())).toEqual(err({ kind: 'locked' }))
  journal.locked = false
  await batches.stopUnsent()
  expect(await seen()).toBeNull()
  expect(await batches.start(submission({}, 'again'))).toEqual(ok('own'))
})

test('while locked nothing goes on and nothing is known', async () => {
  await batches.start(submission())
  table.locked = true
  expect(await batches.advance()).toBe(false)
  await expect(batches.find(site, 'own')).rejects.toThrow(LockedError)
})

test('what ended a month ago is forgotten', async () => {
  await batches.start(submission({ calls: [call(1n)] }))
  await block()
  expect(await seen()).toEqual([200, 'mined', null])
  now += 31 * 86_400_000
  await batches.advance()
  expect(await seen()).toBeNull()
})

test('what could not be stored was told as a failure, and is never sent', async () => {
  const put = vi.spyOn(journal, 'put').mockRejectedValue(new Error('the disk is full'))
  await expect(batches.start(submission())).rejects.toThrow('the disk is full')
  put.mockRestore()
  await batches.advance()
  expect(chain.deliveries).toEqual([])
  expect(await batches.list()).toEqual([])
})

test('a list that fails where none should keeps no other waiting', async () => {
  await batches.start(submission({ id: 'one' }, 'one'))
  await batches.start(submission({ id: 'two' }, 'two'))
  chain.mine()
  await transactions.track(new AbortController().signal)
  const put = journal.put.bind(journal)
  vi.spyOn(journal, 'put').mockImplementation((id, entry) =>
    id.startsWith('one') ? Promise.reject(new Error('the disk is full')) : put(id, entry),
  )
  expect(await batches.advance()).toBe(true)
  expect((await journal.all()).map(({ id }) => id)).toContain('two:1')
})
