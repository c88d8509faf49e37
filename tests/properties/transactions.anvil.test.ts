import * as v from 'valibot'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { Address } from '#core/address.ts'
import { bytesFromHex } from '#core/hex.ts'
import { quantity } from '#core/quantity.ts'
import { addressFromPrivateKey, signDigest } from '#core/signature.ts'
import { err, ok } from '#core/result.ts'
import { createNetworks, type NetworkChoice, type NetworkRow } from '#domain/networks/networks.ts'
import { RpcUrl } from '#domain/networks/rpc-url.ts'
import type { ChainRpc } from '#domain/ports.ts'
import { memoryTable, type MemoryTable } from '#domain/testing/memory.ts'
import { hex, recipient, testChain, transfer } from '#domain/testing/transactions.ts'
import type { Fee } from '#domain/transactions/decision.ts'
import type { JournalEntry } from '#domain/transactions/journal-entry.ts'
import type { TransactionRequest } from '#domain/transactions/request.ts'
import { createTransactions, type Transactions } from '#domain/transactions/transactions.ts'
import { createChainRpc } from '#services/rpc/chain-rpc.ts'
import { createRpc } from '#services/rpc/client.ts'
import { clock, createLock } from '#services/system.ts'
import { startAnvil } from '#tests/e2e/fixtures/anvil.ts'
import { freePort } from '#tests/e2e/fixtures/free-port.ts'
import { reviewBy } from '#tests/properties/testing/on-chain.ts'

/** The first development account of anvil; its key is printed in every copy. */
const key = bytesFromHex(hex('0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80'))
const from = addressFromPrivateKey(key)
/** Reverts with Error("no"): PUSH4 selector, shifted to the left of word 0, then offset, length and text, and REVERT. */
const failing = hex('0x6308c379a060e01b5f526020600452600260245261' + '6e6f60f01b60445260645ffd')
const live = new AbortController().signal

const life = new AbortController()
let url: RpcUrl

beforeAll(async () => {
  const anvil = await startAnvil({ port: await freePort(), args: ['--no-mining'], signal: life.signal })
  url = v.parse(RpcUrl, anvil.url)
}, 60_000)

afterAll(() => {
  life.abort()
})

let journal: MemoryTable<JournalEntry>
let chainRpc: ChainRpc
let transactions: Transactions

beforeEach(async () => {
  journal = memoryTable<JournalEntry>()
  const networks = createNetworks({
    networks: memoryTable<NetworkRow>(),
    choice: memoryTable<NetworkChoice>(),
    notify: () => undefined,
  })
  await networks.choose(testChain, url)
  chainRpc = createChainRpc({ rpc: createRpc(), networks, isUnlocked: () => Promise.resolve(true), clock })
  transactions = worker(chainRpc)
})

/** A worker that came up over the same journal. */
const worker = (rpc: ChainRpc): Transactions =>
  createTransactions({
    journal,
    chainRpc: rpc,
    signer: { sign: (_, digest) => Promise.resolve(ok(signDigest(key, digest))) },
    lock: createLock(),
    clock,
    notify: () => undefined,
    follow: () => undefined,
  })

const mine = () => createRpc()(url, 'evm_mine', [])
const state = async (id: string) => (await journal.get(id))?.state

async function decide(request: TransactionRequest, fee?: Fee) {
  const quote = await transactions.quote(request)
  if (!quote.ok) return expect.fail(quote.error.kind)
  const normal = quote.value.fees.find(({ speed }) => speed === 'normal')
  if (normal === undefined) return expect.fail('no normal fee')
  return { gasLimit: quote.value.gasLimit, fee: fee ?? normal.fee }
}

async function send(approvalId: string, request: TransactionRequest, fee?: Fee, by = transactions) {
  return by.submit({ approvalId, origin: 'wallet', request, decision: await decide(request, fee) })
}

const reviewOf = (request: TransactionRequest) =>
  reviewBy(chainRpc, { journal: transactions.list, quote: transactions.quote })({
    kind: 'transaction',
    chainId: testChain,
    requester: { type: 'wallet' },
    request,
  })

const plain = () => transfer({ from, value: quantity(1_000n) })

test('a transaction of each type is mined, and costs what the journal says', async () => {
  const balance = async () => BigInt(await raw('eth_getBalance', [from, 'latest']))
  const before = await balance()
  const legacy: Fee = { type: 'legacy', gasPrice: quantity(3_000_000_000n) }
  const accessList = [{ address: recipient, storageKeys: [hex(`0x${'00'.repeat(32)}`)] }]
  const answers = [
    await send('a', plain()),
    await send('b', plain(), legacy),
    await send('c', { ...plain(), accessList }, legacy),
  ]
  expect(answers.every((answer) => answer.ok)).toBe(true)
  expect(await transactions.track(live)).toBe(true)
  await mine()
  expect(await transactions.track(live)).toBe(false)
  const entries = await journal.all()
  expect(entries.map((entry) => entry.state.status)).toEqual(['mined', 'mined', 'mined'])
  expect(entries.map((entry) => entry.decision.fee.type)).toEqual(['eip1559', 'legacy', 'legacy'])
  const fees = entries.reduce((sum, entry) => sum + BigInt('fee' in entry.state ? (entry.state.fee ?? 0) : 0), 0n)
  expect(before - (await balance())).toBe(fees + 3_000n)
  expect(entries[1]?.nonce).toBe((entries[0]?.nonce ?? 0) + 1)
})

async function raw(method: string, params: readonly unknown[]): Promise<string> {
  const answer = await chainRpc(testChain, method, params)
  return answer.ok && typeof answer.value === 'string' ? answer.value : expect.fail(method)
}

test('a transaction that reverts is told beforehand, and failed afterwards', async () => {
  const place = v.parse(Address, `0x${'fa'.repeat(20)}`)
  await createRpc()(url, 'anvil_setCode', [place, failing])
  const request = transfer({ from, to: place, data: hex('0x12345678') })
  const seen = await reviewOf(request)
  expect(seen.simulation).toEqual({ state: 'reverts', changes: [], reason: 'no', gas: '21160' })
  expect(seen.findings.map(({ code }) => code)).toEqual(['transaction-reverts', 'undecoded-call'])
  expect((await send('f', request)).ok).toBe(true)
  await mine()
  expect(await transactions.track(live)).toBe(false)
  expect(await state('f')).toMatchObject({ status: 'failed' })
})

test('a plain transfer is simulated with what leaves the account', async () => {
  const seen = await reviewOf(transfer({ from, value: quantity(10n ** 18n) }))
  expect(seen.simulation).toEqual({
    state: 'ok',
    changes: [{ asset: 'native', amount: `-${String(10n ** 18n)}` }],
    reason: null,
    gas: '21000',
  })
  expect(seen.findings.map(({ code }) => code)).toEqual(['first-time-recipient'])
})

test('stopped before the bytes left, or before the answer came, the next worker sends the same ones once', async () => {
  const lost: ChainRpc = (chainId, method, params) =>
    method === 'eth_sendRawTransaction' ? Promise.resolve(err({ kind: 'timeout' })) : chainRpc(chainId, method, params)
  const first = worker(lost)
  const one = await send('x', plain(), undefined, first)
  const before = await state('x')
  expect(before?.status).toBe('signed')
  const two = await send('y', plain(), undefined, first)
  // The first did reach the node, and only the answer did not come back.
  if (before?.status === 'signed') await chainRpc(testChain, 'eth_sendRawTransaction', [before.raw])
  const next = worker(chainRpc)
  expect(await send('x', plain(), undefined, next)).toEqual(one)
  expect(await next.track(live)).toBe(true)
  expect(await send('y', plain(), undefined, next)).toEqual(two)
  await mine()
  expect(await next.track(live)).toBe(false)
  expect(await state('x')).toMatchObject({ status: 'mined', hash: one.ok ? one.value : '' })
  expect(await state('y')).toMatchObject({ status: 'mined', hash: two.ok ? two.value : '' })
})

test('undone by a reorganisation, it waits again and is mined anew, the same', async () => {
  await createRpc()(url, 'evm_mine', [])
  const sent = await send('r', plain())
  await mine()
  await transactions.track(live)
  const before = await state('r')
  const undone = await createRpc()(url, 'anvil_reorg', [1, []])
  expect(undone.ok).toBe(true)
  expect(await transactions.settle(live)).toBe(0)
  expect(await state('r')).toMatchObject({ status: 'sent' })
  if (before?.status === 'mined' && before.unsettled !== undefined) {
    await chainRpc(testChain, 'eth_sendRawTransaction', [before.unsettled.raw])
  }
  await mine()
  await transactions.track(live)
  expect(await state('r')).toMatchObject({ status: 'mined', hash: sent.ok ? sent.value : '' })
})

test('cancelled at the fee that was quoted: the node takes it, and the first is replaced', async () => {
  const first = await send('first', plain())
  expect(first.ok).toBe(true)
  const request = transfer({ from, to: from, value: quantity(0n), replaces: { id: 'first', how: 'cancel' } })
  expect((await send('cancel', request)).ok).toBe(true)
  await mine()
  await transactions.track(live)
  expect(await state('first')).toMatchObject({ status: 'replaced' })
  expect(await state('cancel')).toMatchObject({ status: 'mined' })
})

test('what the node refuses is dropped with its reason, and leaves no gap', async () => {
  const request = transfer({ from, value: quantity(10n ** 30n) })
  const refused = await send('poor', request)
  expect(refused).toMatchObject(err({ kind: 'refused' }))
  expect(await state('poor')).toMatchObject({ status: 'dropped' })
  await send('next', plain())
  await mine()
  await transactions.track(live)
  expect(await state('next')).toMatchObject({ status: 'mined' })
})
