import artifact from '@account-abstraction/contracts/artifacts/Simple7702Account.json' with { type: 'json' }
import * as v from 'valibot'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { delegationCode } from '#core/delegation.ts'
import { bytesFromHex } from '#core/hex.ts'
import { quantity } from '#core/quantity.ts'
import { err, ok, type Result } from '#core/result.ts'
import { addressFromPrivateKey, signDigest } from '#core/signature.ts'
import type { Batch } from '#domain/calls/batch.ts'
import type { CallsRequest } from '#domain/calls/calls-request.ts'
import { createBatches } from '#domain/calls/batches.ts'
import { quoteCalls } from '#domain/calls/quote-calls.ts'
import { atomicStatus } from '#domain/delegation/delegation.ts'
import { noDelegate, pinnedDelegate } from '#domain/delegation/pinned-delegate.ts'
import { quoteUndo, undoRequest } from '#domain/delegation/undo.ts'
import type { ChainRpc, RpcFailure } from '#domain/ports.ts'
import { memoryTable } from '#domain/testing/memory.ts'
import { hex, recipient, testChain } from '#domain/testing/transactions.ts'
import type { JournalEntry } from '#domain/transactions/journal-entry.ts'
import { createTransactions } from '#domain/transactions/transactions.ts'
import { clock, createLock } from '#services/system.ts'
import { fund, rpc, startAnvil } from '#tests/e2e/fixtures/anvil.ts'
import { deployDelegate } from '#tests/e2e/fixtures/delegate.ts'
import { freePort } from '#tests/e2e/fixtures/free-port.ts'
import { until } from '#tests/e2e/fixtures/wait.ts'
import { reviewBy } from '#tests/properties/testing/on-chain.ts'

/** The pinned program on a real node: where it stands, what an account can do with it, and that it can be taken back. */

const key = bytesFromHex(hex(`0x${'7e'.repeat(32)}`))
const account = addressFromPrivateKey(key)
const life = new AbortController()
let url: string

beforeAll(async () => {
  url = (await startAnvil({ port: await freePort(), signal: life.signal })).url
  await fund(url, account, 5)
}, 60_000)

afterAll(() => {
  life.abort()
})

const chainRpc: ChainRpc = async (_, method, params): Promise<Result<unknown, RpcFailure>> => {
  const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method, params })
  const response = await fetch(url, { method: 'POST', body, headers: { 'content-type': 'application/json' } })
  const answer = (await response.json()) as {
    result?: unknown
    error?: { code: number; message: string; data?: unknown }
  }
  return answer.error === undefined ? ok(answer.result) : err({ kind: 'refused', ...answer.error })
}

const shared = { chainRpc, lock: createLock(), clock, notify: () => undefined }
const journal = memoryTable<JournalEntry>()
const transactions = createTransactions({
  ...shared,
  journal,
  signer: { sign: (_, digest) => Promise.resolve(ok(signDigest(key, digest))) },
  follow: () => undefined,
})
const isSettled = () => Promise.resolve(true)
const batches = createBatches({ ...shared, table: memoryTable<Batch>(), transactions, isSettled })
const review = reviewBy(chainRpc, { journal: transactions.list, quote: transactions.quote })

const code = (address: string) => rpc<string>(url, 'eth_getCode', [address, 'latest'])
const balance = async (address: string) => BigInt(await rpc<string>(url, 'eth_getBalance', [address, 'latest']))
const status = () => atomicStatus(chainRpc, testChain, account)
const pay = (value: bigint) => ({ to: recipient, value: quantity(value), data: hex('0x') })
/** Reverts whatever it is asked. */
const failing = v.parse(
  v.custom<typeof recipient>(() => true),
  `0x${'fa'.repeat(20)}`,
)

const request = (mode: CallsRequest['mode'], upgrade: boolean, calls: CallsRequest['calls']): CallsRequest => ({
  id: null,
  chainId: testChain,
  from: account,
  calls,
  mode,
  upgrade,
})

async function carryOut(approvalId: string, asked: CallsRequest) {
  const quote = await quoteCalls({ chainRpc, quote: transactions.quote }, asked)
  if (!quote.ok) return expect.fail(JSON.stringify(quote.error))
  const fee = quote.value.quote.fees.find(({ speed }) => speed === 'normal')?.fee
  if (fee === undefined) return expect.fail('no fee')
  const decision = { gasLimits: quote.value.gasLimits, fee }
  const started = await batches.start({ approvalId, origin: 'https://app.example', request: asked, decision })
  if (!started.ok) return expect.fail(JSON.stringify(started.error))
  await until('end of the list', async () => {
    await transactions.track(life.signal)
    return !(await batches.advance())
  })
  return batches.find('https://app.example', started.value)
}

test('the address follows from the published code, and the hash is of what stands there', async () => {
  expect(await status()).toEqual(ok('unsupported'))
  expect(await deployDelegate(url)).toBe(pinnedDelegate.address)
  expect(await code(pinnedDelegate.address)).toBe(artifact.deployedBytecode)
  expect(await status()).toEqual(ok('ready'))
})

test('one after another, then all in one with the delegation, then again without being asked', async () => {
  const before = await balance(recipient)
  expect(await carryOut('a', request('sequential', false, [pay(1n), pay(2n)]))).toMatchObject({ status: 200 })
  expect(await code(account)).toBe('0x')
  const seen = await review({
    kind: 'calls',
    chainId: testChain,
    request: request('atomic', true, [pay(4n), pay(8n)]),
    requester: { type: 'wallet' },
  })
  expect(seen.findings.map(({ code: found }) => found)).toContain('account-upgrade')
  expect(seen.simulation).toMatchObject({ state: 'ok', changes: [{ asset: 'native', amount: '-12' }] })
  expect(await carryOut('b', request('atomic', true, [pay(4n), pay(8n)]))).toMatchObject({ status: 200 })
  expect(await code(account)).toBe(delegationCode(pinnedDelegate.address))
  expect(await status()).toEqual(ok('supported'))
  expect(await carryOut('c', request('atomic', false, [pay(16n), pay(32n)]))).toMatchObject({ status: 200 })
  expect((await balance(recipient)) - before).toBe(63n)
})

test('one call that fails takes all of them back, and is told beforehand', async () => {
  await rpc(url, 'anvil_setCode', [failing, '0x5f5ffd'])
  const before = await balance(recipient)
  const calls = [pay(1n), { ...pay(0n), to: failing, data: hex('0x12345678') }]
  const seen = await review({
    kind: 'calls',
    chainId: testChain,
    request: request('atomic', false, calls),
    requester: { type: 'wallet' },
  })
  expect(seen.simulation?.state).toBe('reverts')
  expect(seen.findings).toContainEqual(
    expect.objectContaining({ code: 'transaction-reverts', details: { steps: '2' } }),
  )
  expect(await carryOut('d', request('atomic', false, calls))).toMatchObject({ status: 500 })
  expect(await carryOut('e', request('sequential', false, [...calls, pay(1n)]))).toMatchObject({
    status: 600,
    outcomes: ['mined', 'reverted', 'unsent'],
  })
  expect((await balance(recipient)) - before).toBe(1n)
})

test('instructions to the account itself are a danger while it is delegated', async () => {
  const asked = { ...undoRequest({ chainId: testChain, account }), data: hex('0x34fcd5be') }
  const seen = await review({ kind: 'transaction', chainId: testChain, request: asked, requester: { type: 'wallet' } })
  expect(seen.findings[0]).toMatchObject({ code: 'own-account-call', severity: 'danger' })
})

test('the delegation is taken back, and nothing is left of it', async () => {
  const quote = await quoteUndo({ chainRpc, quote: transactions.quote }, { chainId: testChain, account })
  if (!quote.ok) return expect.fail(JSON.stringify(quote.error))
  const [first] = quote.value.fees
  if (first === undefined) return expect.fail('no fee')
  const submitted = await transactions.submit({
    approvalId: 'undo',
    origin: 'wallet',
    request: undoRequest({ chainId: testChain, account }),
    decision: { gasLimit: quote.value.gasLimit, fee: first.fee },
    delegate: noDelegate,
  })
  expect(submitted.ok).toBe(true)
  await until('mined transaction', async () => !(await transactions.track(life.signal)))
  expect(await code(account)).toBe('0x')
  expect(await status()).toEqual(ok('ready'))
})
