import * as v from 'valibot'
import { expect, test } from 'vitest'
import { Address } from '#core/address.ts'
import { ChainId } from '#core/chain-id.ts'
import { ok } from '#core/result.ts'
import type { ChainRpc, RpcOptions } from '#domain/ports.ts'
import { readCall } from '#domain/review/call.ts'
import { createPaces } from '#domain/review/contract-age.ts'
import { createFacts, type FactDeps } from '#domain/review/facts.ts'
import { contractNode, erc20, says, supportsOnly, type FakeContract } from '#domain/testing/contracts.ts'
import { plainUser } from '#domain/testing/plain-user.ts'
import { approve, mostOf256, token } from '#domain/testing/subjects.ts'
import { hex, journalEntry, recipient, sender, states, transfer } from '#domain/testing/transactions.ts'
import type { JournalEntry } from '#domain/transactions/journal-entry.ts'
import type { TransactionRequest } from '#domain/transactions/request.ts'

const dai = v.parse(Address, '0x6B175474E89094C44Da98b954EedeAC495271d0F')
const otherChain = v.parse(ChainId, 10)

type Given = {
  readonly contracts?: Readonly<Record<string, FakeContract>>
  readonly journal?: readonly JournalEntry[]
  readonly user?: Partial<FactDeps>
}

async function factsOf(request: TransactionRequest, { contracts = {}, journal = [], user = {} }: Given = {}) {
  const asked: { readonly method: string; readonly to: unknown; readonly options: RpcOptions | undefined }[] = []
  const node = contractNode(contracts)
  const chainRpc: ChainRpc = (_, method, params, options) => {
    const [first] = params
    asked.push({ method, to: method === 'eth_call' ? (first as { to: unknown }).to : first, options })
    return Promise.resolve(method.includes('getBlock') ? ok(null) : node(method, params))
  }
  const facts = createFacts({ ...plainUser, chainRpc, clock: { now: () => 0 }, paces: createPaces(), ...user })
  return { ...(await facts.ofTransaction(request, readCall(request.data), journal, false)), asked }
}

const allowing = (amount: bigint) => transfer({ to: token, data: approve(amount) })

test('what there is of a token that an allowance is of', async () => {
  expect((await factsOf(allowing(5n), { contracts: { [token]: erc20() } })).holding).toBe(1_500_000n)
})

test.each<[string, TransactionRequest, FakeContract]>([
  ['of an NFT there is no amount', allowing(5n), { balanceOf: says(3n), supportsInterface: supportsOnly('erc721') }],
  ['an endless allowance is told without it', allowing(mostOf256), erc20()],
  ['nothing is allowed', transfer({ to: token, data: approve(0n) }), erc20()],
  ['the contract does not say', allowing(5n), { decimals: says(6) }],
])('it stays unknown where %s', async (_, request, contract) => {
  expect((await factsOf(request, { contracts: { [token]: contract } })).holding).toBeNull()
})

test('a plain payment to a stranger asks the node nothing', async () => {
  const { asked, newContract, elsewhere, screening } = await factsOf(transfer())
  expect({ asked, newContract, elsewhere }).toEqual({ asked: [], newContract: null, elsewhere: null })
  expect(screening).toEqual({ listed: [], unknown: false })
})

test('a token of another network, or what was called there, is told where it has no code here', async () => {
  expect((await factsOf(transfer({ to: dai }))).elsewhere).toBe(1)
  const called = transfer({ to: recipient, data: hex('0xdeadbeef'), chainId: otherChain })
  const journal = [journalEntry(states.mined, { request: called })]
  expect((await factsOf(transfer(), { journal })).elsewhere).toBe(otherChain)
  const here = { contracts: { [recipient]: {} } }
  expect((await factsOf(transfer(), { journal, ...here })).elsewhere).toBeNull()
})

test('what the user does not wish is not found out', async () => {
  const journal = [journalEntry(states.mined)]
  expect((await factsOf(transfer(), { journal })).hours).toBeNull()
  const wishes = () => Promise.resolve({ unusualHour: true, screening: true })
  const accounts = () => Promise.resolve([sender, recipient])
  const contacts = () => Promise.resolve([{ address: recipient, name: 'Ada' }])
  const wished = await factsOf(transfer(), { journal, user: { wishes, accounts, contacts } })
  expect(wished.hours?.before).toHaveLength(1)
  expect(wished.screening).toEqual({ listed: [], unknown: true })
  expect([...wished.ownAccounts]).toEqual([sender, recipient])
  expect([...wished.contacts]).toEqual([[recipient, 'Ada']])
})

test('no question of these is waited for long', async () => {
  const { asked } = await factsOf(transfer({ to: token, data: approve(5n) }), { contracts: { [token]: erc20() } })
  expect(asked.map(({ method }) => method)).toContain('eth_getBlockByNumber')
  for (const { options } of asked) expect(options?.timeoutMs).toBeLessThanOrEqual(1_500)
})
