import * as v from 'valibot'
import { encodeFunctionData, parseAbi } from 'viem'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Address } from '#core/address.ts'
import { quantity } from '#core/quantity.ts'
import { err } from '#core/result.ts'
import type { Asset } from '#domain/assets/asset.ts'
import type { ChainRpc } from '#domain/ports.ts'
import { hex, testChain, transfer } from '#domain/testing/transactions.ts'
import type { TransactionRequest } from '#domain/transactions/request.ts'
import { receiptOf, rpc, startAnvil, testAddress } from '#tests/e2e/fixtures/anvil.ts'
import { ContractMaker } from '#tests/e2e/fixtures/contracts.ts'
import { freePort } from '#tests/e2e/fixtures/free-port.ts'
import { nodeWithout as withoutSome, reviewBy } from '#tests/properties/testing/on-chain.ts'
import { keptIf, revertsWith, takesIf } from '#tests/properties/testing/trick-contracts.ts'

/** What is shown before, by each way a node can be asked, against a real node; and what then happens. */

const abi = parseAbi([
  'function transfer(address to, uint256 amount)',
  'function approve(address spender, uint256 amount)',
  'function setApprovalForAll(address operator, bool approved)',
  'function transferFrom(address from, address to, uint256 id)',
  'function safeTransferFrom(address from, address to, uint256 id, uint256 amount, bytes data)',
  'function balanceOf(address account) view returns (uint256)',
  'function increaseAllowance(address spender, uint256 added)',
])
const user = v.parse(Address, testAddress)
const other = v.parse(Address, `0x${'0b'.repeat(20)}`)
const thief = v.parse(Address, `0x${'0c'.repeat(20)}`)
const supply = 10n ** 18n
const watchable = { type: 'erc20', chainId: testChain, symbol: 'PLN', name: null, decimals: 18 } as const

const life = new AbortController()
let url: string
let token: Address
let nft: Address
let many: Address

const at = (index: number): Address => v.parse(Address, `0x${(0xc0de00 + index).toString(16).padStart(40, '0')}`)
const data = (...call: Parameters<typeof encodeFunctionData<typeof abi>>) => hex(encodeFunctionData(...call))
const asked = (to: Address, changes: Partial<TransactionRequest>) =>
  transfer({ from: user, to, value: quantity(0n), ...changes })

beforeAll(async () => {
  url = (await startAnvil({ port: await freePort(), signal: life.signal })).url
  const maker = await ContractMaker.open(url)
  const fresh = async (...given: Parameters<ContractMaker['deploy']>) => v.parse(Address, await maker.deploy(...given))
  token = await fresh('ERC20PresetFixedSupply', ['Polish zloty', 'PLN', supply, user])
  nft = await fresh('ERC721PresetMinterPauserAutoId', ['Pictures', 'PIC', 'https://nft.example/'])
  many = await fresh('ERC1155PresetMinterPauser', ['https://nft.example/'])
  await maker.call('ERC721PresetMinterPauserAutoId', nft, 'mint', [user])
  await maker.call('ERC1155PresetMinterPauser', many, 'mint', [user, 7n, 30n, '0x'])
}, 120_000)

afterAll(() => {
  life.abort()
})

/** Its address is known only once it runs. */
const nodeWithout =
  (...methods: readonly string[]): ChainRpc =>
  (...call) =>
    withoutSome(url, methods)(...call)

const reviewer = (chainRpc: ChainRpc, watched: readonly Asset[] = []) =>
  reviewBy(chainRpc, { watched: () => Promise.resolve(watched), endpoint: () => Promise.resolve(url) })

const look = (request: TransactionRequest, chainRpc: ChainRpc = nodeWithout(), watched: readonly Asset[] = []) =>
  reviewer(chainRpc, watched)({ kind: 'transaction', chainId: testChain, requester: { type: 'wallet' }, request })

const codes = (findings: readonly { readonly code: string }[]) => findings.map(({ code }) => code)

async function send({ to, value, data: bytes }: TransactionRequest) {
  // Not by the node's estimate, which is of the harmless way.
  const call = { from: user, to, value, data: bytes, gas: '0x493e0' }
  const hash = await rpc<string>(url, 'eth_sendTransaction', [call])
  return receiptOf(url, hash)
}

const balanceOf = async (account: Address) =>
  BigInt(
    await rpc<string>(url, 'eth_call', [
      { to: token, data: data({ abi, functionName: 'balanceOf', args: [account] }) },
      'latest',
    ]),
  )

const ways: readonly (readonly [string, () => ChainRpc])[] = [
  ['eth_simulateV1', () => nodeWithout('debug_traceCall')],
  ['debug_traceCall', () => nodeWithout('eth_simulateV1')],
  ['eth_createAccessList', () => nodeWithout('eth_simulateV1', 'debug_traceCall')],
]

test.each(ways)('%s: coin, tokens, NFTs of both kinds, and who may take them', async (_, chainRpc) => {
  const seen = async (to: Address, changes: Partial<TransactionRequest>) => {
    const { simulation, tokens, findings } = await look(asked(to, changes), chainRpc())
    expect(simulation).toMatchObject({ state: 'ok', reason: null })
    expect(codes(findings)).not.toContain('not-simulated')
    expect(codes(findings)).not.toContain('simulation-differs')
    return { changes: simulation?.changes, allowances: simulation?.allowances, tokens }
  }
  const facts = [{ address: token, symbol: 'PLN', decimals: 18 }]
  expect(await seen(other, { value: quantity(9n) })).toMatchObject({ changes: [{ asset: 'native', amount: '-9' }] })
  expect(await seen(token, { data: data({ abi, functionName: 'transfer', args: [other, 5n] }) })).toMatchObject({
    changes: [{ asset: token, amount: '-5' }],
    tokens: facts,
  })
  expect(await seen(token, { data: data({ abi, functionName: 'approve', args: [other, 5n] }) })).toMatchObject({
    changes: [],
    allowances: [{ asset: token, spender: other, amount: '5' }],
    tokens: facts,
  })
  expect(await seen(nft, { data: data({ abi, functionName: 'transferFrom', args: [user, other, 0n] }) })).toMatchObject(
    {
      changes: [{ asset: `${nft}:0`, amount: '-1' }],
    },
  )
  const sendSome = data({ abi, functionName: 'safeTransferFrom', args: [user, other, 7n, 4n, '0x'] })
  expect(await seen(many, { data: sendSome })).toMatchObject({ changes: [{ asset: `${many}:7`, amount: '-4' }] })
  const letAll = data({ abi, functionName: 'setApprovalForAll', args: [other, true] })
  expect(await seen(nft, { data: letAll })).toMatchObject({
    allowances: [{ asset: nft, spender: other, amount: 'all' }],
  })
})

test('the ways agree: what moves, and who may take what, in each', async () => {
  await rpc(url, 'anvil_setCode', [at(92), keptIf('6001')])
  await rpc(url, 'anvil_setCode', [at(93), keptIf('6000')])
  const call = (to: Address, ...given: Parameters<typeof data>) => asked(to, { data: data(...given) })
  const requests: readonly TransactionRequest[] = [
    call(token, { abi, functionName: 'transfer', args: [user, 5n] }),
    call(token, { abi, functionName: 'increaseAllowance', args: [other, 3n] }),
    call(nft, { abi, functionName: 'approve', args: [other, 0n] }),
    call(nft, { abi, functionName: 'setApprovalForAll', args: [other, true] }),
    call(many, { abi, functionName: 'setApprovalForAll', args: [other, true] }),
    asked(at(92), { value: quantity(7n) }),
    asked(at(93), { value: quantity(7n), data: hex('0x12345678') }),
  ]
  for (const request of requests) {
    const [simulated, traced, read] = await Promise.all(
      ways.map(async ([, chainRpc]) => {
        const { simulation } = await look(request, chainRpc())
        const { state, changes = [], allowances = [] } = simulation ?? {}
        return { state, allowances, changes: changes.toSorted((a, b) => a.asset.localeCompare(b.asset)) }
      }),
    )
    expect(simulated?.state).toBe('ok')
    expect(traced).toEqual(simulated)
    expect(read).toEqual(simulated)
  }
})

test('an account is a key for whoever looks at it, while it is read too', async () => {
  // Pays back what it is paid where whoever calls has a program, as a contract that would hand out no NFT to it.
  await rpc(url, 'anvil_setCode', [at(91), keptIf('333b15')])
  const seen = await look(asked(at(91), { value: quantity(9n), data: hex('0x12345678') }), ways[2]?.[1]())
  expect(seen.simulation).toMatchObject({ state: 'ok', changes: [{ asset: 'native', amount: '-9' }], isRead: true })
})

test.each(ways)('%s: a failure gives its reason', async (_, chainRpc) => {
  const tooMuch = data({ abi, functionName: 'transfer', args: [other, supply * 2n] })
  expect((await look(asked(token, { data: tooMuch }), chainRpc())).simulation).toMatchObject({
    state: 'reverts',
    changes: [],
    reason: 'ERC20: transfer amount exceeds balance',
    cause: 'balance',
  })
  await rpc(url, 'anvil_setCode', [at(90), revertsWith('0xd93c0665')])
  expect((await look(asked(at(90), { data: hex('0x12345678') }), chainRpc())).simulation).toMatchObject({
    state: 'reverts',
    reason: 'EnforcedPause()',
    cause: 'paused',
  })
  expect((await look(asked(other, { value: quantity(10n ** 30n) }), chainRpc())).simulation).toMatchObject({
    state: 'reverts',
    cause: 'funds',
  })
})

/** The node, as one that reads no overrides: it refuses them, or passes over them. */
const withoutOverrides =
  (how: 'refuses' | 'ignores'): ChainRpc =>
  (chainId, method, params, options) => {
    const node = nodeWithout('eth_simulateV1', 'debug_traceCall')
    if (method !== 'eth_call' || params.length < 3) return node(chainId, method, params, options)
    if (how === 'ignores') return node(chainId, method, params.slice(0, 2), options)
    return Promise.resolve(err({ kind: 'refused', code: -32_602, message: 'too many arguments, want at most 2' }))
  }

test.each<[string, ChainRpc]>([
  ['none of the ways', nodeWithout('eth_simulateV1', 'debug_traceCall', 'eth_createAccessList')],
  ['no overrides', withoutOverrides('refuses')],
  ['nothing of overrides, and does not say so', withoutOverrides('ignores')],
])('a node that knows %s says so, and nothing is made up', async (_, chainRpc) => {
  const request = asked(token, { data: data({ abi, functionName: 'transfer', args: [other, 5n] }) })
  const seen = await look(request, chainRpc)
  expect(seen.simulation).toEqual({ state: 'unsupported', changes: [], reason: null })
  expect(codes(seen.findings)).toContain('not-simulated')
})

test('a new contract is tried out, by the way that the node can read', async () => {
  const request = transfer({ from: user, to: null, value: quantity(3n), data: hex('0x00') })
  expect((await look(request)).simulation).toMatchObject({ state: 'ok', changes: [{ asset: 'native', amount: '-3' }] })
})

/** What a contract looks at to tell that it is only tried out, each leaving a value where the block is real. */
const pills: readonly (readonly [string, string])[] = [
  ['block.coinbase', '41'],
  ['tx.gasprice', '3a'],
  ['block.basefee', '48'],
  ['gasleft()', '629896805a10'],
  ['the parity of block.number', '43600116'],
  ['the parity of block.number, the other way', '4360011615'],
]

test.each(ways.flatMap(([way, chainRpc]) => pills.map(([name, pill]) => [way, name, chainRpc, pill] as const)))(
  '%s: what steals only where %s is real is found out',
  async (way, name, chainRpc, pill) => {
    const place = at(ways.findIndex(([each]) => each === way) * 10 + pills.findIndex(([each]) => each === name))
    await rpc(url, 'anvil_setCode', [place, takesIf(pill, token, thief)])
    const allow = asked(token, { data: data({ abi, functionName: 'approve', args: [place, 5n] }) })
    expect((await send(allow)).status).toBe('0x1')
    // The node's list of what is touched is of one block, so that what is watched is read besides.
    const seen = await look(asked(place, { data: hex('0x12345678') }), chainRpc(), [{ ...watchable, address: token }])
    expect(seen.simulation?.changes).toEqual([{ asset: token, amount: '-5' }])
    const isFlip = way === 'eth_simulateV1' || name !== 'block.basefee'
    expect(seen.simulation?.differs === true).toBe(isFlip)
    if (isFlip) expect(seen.findings[0]).toMatchObject({ code: 'simulation-differs', severity: 'danger' })
  },
)

test('what was found out is what then happens', async () => {
  const place = at(50)
  await rpc(url, 'anvil_setCode', [place, takesIf('41', token, thief)])
  await rpc(url, 'anvil_setCoinbase', [other])
  await send(asked(token, { data: data({ abi, functionName: 'approve', args: [place, 5n] }) }))
  const request = asked(place, { data: hex('0x12345678') })
  const seen = await look(request)
  const before = await balanceOf(user)
  expect((await send(request)).status).toBe('0x1')
  expect(seen.simulation?.changes).toEqual([{ asset: token, amount: String((await balanceOf(user)) - before) }])
})

test('a refund that is paid back only while it is tried out is shown as what it costs', async () => {
  await rpc(url, 'anvil_setCode', [at(60), keptIf('3a')])
  const seen = await look(asked(at(60), { value: quantity(10n ** 18n), data: hex('0x12345678') }))
  expect(seen.simulation).toMatchObject({
    changes: [{ asset: 'native', amount: `-${String(10n ** 18n)}` }],
    differs: true,
  })
})

test('a list is gone through in order: the second call builds on the first', async () => {
  const spends = v.parse(Address, at(70))
  await rpc(url, 'anvil_setCode', [spends, takesIf('6001', token, thief)])
  const calls = [
    { to: token, value: quantity(0n), data: data({ abi, functionName: 'approve', args: [spends, 8n] }) },
    { to: spends, value: quantity(0n), data: hex('0x12345678') },
    { to: other, value: quantity(2n), data: hex('0x') },
  ]
  const request = { id: null, chainId: testChain, from: user, calls, mode: 'sequential', upgrade: false } as const
  const seen = await reviewer(nodeWithout())({
    kind: 'calls',
    chainId: testChain,
    requester: { type: 'wallet' },
    request: { ...request, calls: [...calls] },
  })
  expect(seen.simulation).toMatchObject({
    state: 'ok',
    changes: [
      { asset: token, amount: '-5' },
      { asset: 'native', amount: '-2' },
    ],
    allowances: [{ asset: token, spender: spends, amount: '3' }],
  })
  expect(codes(seen.findings)).not.toContain('not-simulated')
})
