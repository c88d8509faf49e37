import { createRequire } from 'node:module'
import * as v from 'valibot'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Address } from '#core/address.ts'
import { ChainId } from '#core/chain-id.ts'
import { quantity } from '#core/quantity.ts'
import { err } from '#core/result.ts'
import type { ChainRpc } from '#domain/ports.ts'
import { readProgram } from '#domain/review/read-program.ts'
import { hex, transfer } from '#domain/testing/transactions.ts'
import type { TransactionRequest } from '#domain/transactions/request.ts'
import { rpc, startAnvil, testAddress } from '#tests/e2e/fixtures/anvil.ts'
import { ContractMaker, type Artifact } from '#tests/e2e/fixtures/contracts.ts'
import { freePort } from '#tests/e2e/fixtures/free-port.ts'
import { nodeWithout, reviewBy } from '#tests/properties/testing/on-chain.ts'

/** What is found out about a request's parties, against a real node with weeks of blocks behind it. */

const user = v.parse(Address, testAddress)
const older = v.parse(Address, `0x${'0a'.repeat(20)}`)
const newer = v.parse(Address, `0x${'0b'.repeat(20)}`)
const listed = v.parse(Address, `0x${'0c'.repeat(20)}`)
/** The node answers for Ethereum, which has a list of sanctioned addresses at this address. */
const ethereum = v.parse(ChainId, 1)
const list = '0x40C57923924B5c5c5455c48D93317139ADDaC8fb'
/** Of the test's own: true for an address that ends in 0c, false for any other. */
const stub = '0x60043560ff16600c145f5260205ff3'
const anything = '0x5f5ff3'

const tenMinutes = '0x258'
const life = new AbortController()
let url: string

const mine = (blocks: bigint) => rpc(url, 'anvil_mine', [quantity(blocks), tenMinutes])

beforeAll(async () => {
  url = (await startAnvil({ port: await freePort(), signal: life.signal })).url
  await rpc(url, 'anvil_setCode', [older, anything])
  await rpc(url, 'anvil_setCode', [list, stub])
  for (let turn = 0; turn < 4; turn += 1) await mine(300n)
  await rpc(url, 'anvil_setCode', [newer, anything])
  await mine(10n)
}, 120_000)

afterAll(() => {
  life.abort()
})

const node: ChainRpc = (...call) => nodeWithout(url)(...call)
const forgetful: ChainRpc = (chainId, method, params, options) =>
  method === 'eth_getCode' && params[1] !== 'latest'
    ? Promise.resolve(err({ kind: 'refused', code: -32_000, message: 'missing trie node' }))
    : node(chainId, method, params, options)

async function found(request: Partial<TransactionRequest>, chainRpc = node, screening = true) {
  const review = reviewBy(chainRpc, { wishes: () => Promise.resolve({ unusualHour: false, screening }) })
  const whole = transfer({ from: user, value: quantity(0n), chainId: ethereum, ...request })
  const { findings } = await review({
    kind: 'transaction',
    chainId: ethereum,
    requester: { type: 'wallet' },
    request: whole,
  })
  return findings.map(({ code, severity }) => `${code} ${severity}`)
}

const call = hex('0x12345678')

test('a contract that is days old is told from an older one', async () => {
  expect(await found({ to: newer, data: call })).toContain('new-contract warn')
  expect(await found({ to: older, data: call })).not.toContain('new-contract warn')
})

test('a node without history says nothing of it', async () => {
  expect(await found({ to: newer, data: call }, forgetful)).not.toContain('new-contract warn')
})

test('who is on the list is found, and who is not is not', async () => {
  expect(await found({ to: listed })).toContain('sanctioned-recipient danger')
  const others = (await found({ to: older })).filter((code) => /sanction|screen/.test(code))
  expect(others).toEqual([])
})

test('who is not screened by wish is not looked up, and a list that is not there is said', async () => {
  const ofScreening = (codes: readonly string[]) => codes.filter((code) => /sanction|screen/.test(code))
  expect(ofScreening(await found({ to: listed }, node, false))).toEqual([])
  const without: ChainRpc = (chainId, method, params, options) =>
    method === 'eth_call' ? Promise.resolve(err({ kind: 'timeout' })) : node(chainId, method, params, options)
  expect(ofScreening(await found({ to: listed }, without))).toEqual(['not-screened warn'])
})

const load = createRequire(import.meta.url)
const proxies = (name: string) => load(`@openzeppelin/contracts/build/contracts/${name}.json`) as Artifact

test('OpenZeppelin’s proxies and a minimal one lead to their programs, and a token that is none leads nowhere', async () => {
  const maker = await ContractMaker.open(url)
  const made = async (name: string, ...args: readonly unknown[]): Promise<Address> =>
    v.parse(Address, await maker.deploy(proxies(name), args))
  const program = await made('ERC20PresetFixedSupply', 'Token', 'TKN', 1n, user)
  const led = (to: Address) => readProgram(node, ethereum, to)

  expect(await led(await made('ERC1967Proxy', program, '0x'))).toEqual({ at: program, by: 'slot' })
  const governed = await made('TransparentUpgradeableProxy', program, user, '0x')
  expect(await led(governed)).toEqual({ at: program, by: 'slot' })
  const beacon = await made('UpgradeableBeacon', program)
  expect(await led(await made('BeaconProxy', beacon, '0x'))).toEqual({ at: program, by: 'beacon', beacon })
  const clone = v.parse(Address, `0x${'0e'.repeat(20)}`)
  const forwarder = `0x363d3d373d3d3d363d73${program.slice(2)}5af43d82803e903d91602b57fd5bf3`
  await rpc(url, 'anvil_setCode', [clone, forwarder])
  expect(await led(clone)).toEqual({ at: program, by: 'code' })
  expect(await led(program)).toBeNull()
})
