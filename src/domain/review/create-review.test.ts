import * as v from 'valibot'
import { encodeFunctionData, parseAbi } from 'viem'
import { expect, test } from 'vitest'
import { parseFunction } from '#core/abi-type.ts'
import { hexFromBytes, type Hex } from '#core/hex.ts'
import { Origin } from '#core/origin.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { ChainRpc, RpcFailure } from '#domain/ports.ts'
import { emptyRegistry } from '#domain/review/erc7730/registry.ts'
import { createSignatures, noSignatures, type Signatures } from '#domain/review/signatures/signatures.ts'
import { createReview } from '#domain/review/create-review.ts'
import { plainUser } from '#domain/testing/plain-user.ts'
import { contractNode, erc20, says, supportsOnly } from '#domain/testing/contracts.ts'
import { batchOf, multiSend } from '#domain/testing/signatures.ts'
import {
  approve,
  asset,
  callData,
  mostOf256,
  permitMessage,
  permitTypes,
  quoteOf,
  signInText,
  spender,
  token,
  tokenTransfer,
} from '#domain/testing/subjects.ts'
import { hex, journalEntry, recipient, states, testChain, transfer } from '#domain/testing/transactions.ts'
import type { TransactionRequest } from '#domain/transactions/request.ts'

const refused = (message: string, code = -32_000) => err<RpcFailure>({ kind: 'refused', code, message })
type Answers = { call?: Result<unknown, RpcFailure>; code?: Record<string, string>; silent?: boolean }

function make(
  { call = ok('0x'), code = {}, silent = false }: Answers = {},
  other?: ChainRpc,
  signatures: Signatures = noSignatures,
) {
  const plain: ChainRpc = (_, method, [first]) => {
    if (silent) return Promise.resolve(err({ kind: 'unreachable' }))
    if (/simulate|debug|createAccessList/.test(method))
      return Promise.resolve(refused('the method does not exist', -32_601))
    return Promise.resolve(method === 'eth_call' ? call : ok(code[String(first)] ?? '0x'))
  }
  return createReview({
    ...plainUser,
    chainRpc: other ?? plain,
    clock: { now: () => 0 },
    journal: () => Promise.resolve([journalEntry(states.mined)]),
    quote: () => Promise.resolve(ok(quoteOf(0n))),
    coin: () => Promise.resolve('ETH'),
    watched: () => Promise.resolve([]),
    endpoint: () => Promise.resolve(null),
    descriptors: () => Promise.resolve(emptyRegistry),
    signatures: () => Promise.resolve(signatures),
  })
}

const requester = { type: 'site', origin: v.parse(Origin, 'https://app.example'), channel: 'c', method: 'm' } as const
const transaction = (request: TransactionRequest) =>
  ({ kind: 'transaction', chainId: testChain, requester, request }) as const
const codes = (findings: readonly { code: string }[]) => findings.map(({ code }) => code)

test('a plain transfer to somebody known has nothing to tell but what leaves, and that he is', async () => {
  const simulation = { state: 'ok', changes: [{ asset: 'native', amount: '-1' }], reason: null }
  const known = { code: 'known-recipient', severity: 'info', details: { recipient, times: '1' } }
  expect(await make()(transaction(transfer()))).toEqual({ findings: [known], simulation })
})

test('an endless approval to an ordinary account: the worst comes first', async () => {
  const request = transfer({ to: token, data: approve(mostOf256) })
  const review = await make({ code: { [token]: '0x60' } })(transaction(request))
  expect(codes(review.findings)).toEqual(['spender-is-eoa', 'unlimited-approval', 'not-simulated'])
  const delegated = { [token]: '0x60', [spender]: `0xef0100${'11'.repeat(20)}` }
  expect(codes((await make({ code: delegated })(transaction(request))).findings)).toContain('spender-is-eoa')
  const contract = { [token]: '0x60', [spender]: '0x60' }
  expect(codes((await make({ code: contract })(transaction(request))).findings)).not.toContain('spender-is-eoa')
})

test.each<[string, Answers, string]>([
  ['a call that works', { code: { [token]: '0x60' } }, 'unsupported'],
  ['a revert', { call: refused('execution reverted', 3) }, 'reverts'],
  ['a lack of funds', { call: refused('insufficient funds for transfer') }, 'reverts'],
  ['a refusal of the node', { call: refused('header not found') }, 'unavailable'],
  ['silence', { silent: true }, 'unavailable'],
])('%s is told in its own word', async (_, answers, state) => {
  const review = await make(answers)(transaction(transfer({ to: token, data: hex('0xdeadbeef') })))
  expect(review.simulation).toMatchObject({ state, changes: [] })
})

test('a new contract is not simulated, and moves nothing that is known', async () => {
  const review = await make()(transaction(transfer({ to: null, data: hex('0x6000') })))
  expect(review.simulation?.state).toBe('unsupported')
  expect(codes(review.findings)).toEqual(['not-simulated'])
})

test('a sign-in is checked against the site, the account and the time; what is only near one is a message', async () => {
  const account = transfer().from
  const review = (text: string) => {
    const request = { account, message: hexFromBytes(new TextEncoder().encode(text)) }
    return make()({ kind: 'sign-in', chainId: testChain, requester, request })
  }
  const text = signInText({ domain: 'bank.example', chainId: 5, notBefore: '2100-01-01T00:00:00Z' })
  const all = ['foreign-sign-in', 'account-mismatch', 'chain-mismatch', 'domain-mismatch', 'not-yet-valid']
  expect(codes((await review(text)).findings)).toEqual(all)
  const near = ['foreign-sign-in', 'domain-mismatch', 'malformed-sign-in']
  expect(codes((await review(`${text}\n`)).findings)).toEqual(near)
})

test('amounts of a contract that says its symbol and decimals are readable, in transactions and permits', async () => {
  const contracts = contractNode({ [token]: erc20({ decimals: says(2) }) })
  const rpc: ChainRpc = (_, method, params) => Promise.resolve(contracts(method, params))
  const facts = [{ address: token, symbol: 'PLN', decimals: 2 }]
  const asked = transaction(transfer({ to: token, data: tokenTransfer(recipient) }))
  expect((await make({}, rpc)(asked)).tokens).toEqual(facts)
  const permit = JSON.stringify({
    types: permitTypes,
    primaryType: 'Permit',
    domain: { name: 'Token', chainId: '31337', verifyingContract: token },
    message: permitMessage(),
  })
  const request = { account: transfer().from, version: 'v4', typedData: permit } as const
  expect((await make({}, rpc)({ kind: 'typed-data', chainId: testChain, requester, request })).tokens).toEqual(facts)
})

test.each([
  ['calls itself as the coin', erc20({ symbol: says('ЕTH') })],
  ['hides something', erc20({ symbol: says('P\u200bLN') })],
  ['does not say its decimals', { symbol: says('PLN') }],
])('amounts of a contract that %s stay in base units', async (_, contract) => {
  const contracts = contractNode({ [token]: contract })
  const rpc: ChainRpc = (_, method, params) => Promise.resolve(contracts(method, params))
  const asked = transaction(transfer({ to: token, data: tokenTransfer(recipient) }))
  expect(await make({}, rpc)(asked)).not.toHaveProperty('tokens')
})

test('an asset is reviewed by its words', async () => {
  const { asset: watched } = asset({ symbol: 'ETH' })
  const review = await make()({ kind: 'asset', chainId: testChain, requester, request: watched })
  expect(codes(review.findings)).toEqual(['copied-symbol'])
})

test('a message is read as text, connecting and networks have no findings', async () => {
  const account = transfer().from
  const asked = {
    kind: 'message',
    chainId: testChain,
    requester,
    request: { account, message: hex('0xe280ae') },
  } as const
  expect(await make()(asked)).toEqual({
    findings: [{ code: 'hidden-characters', severity: 'warn', details: {} }],
    simulation: null,
  })
  const none = { findings: [], simulation: null }
  expect(
    await make()({
      kind: 'connect',
      chainId: testChain,
      requester,
      request: { chainId: testChain, accounts: [], chains: [] },
    }),
  ).toEqual(none)
  const change = { action: 'switch', chainId: testChain } as const
  expect(await make()({ kind: 'chain', chainId: testChain, requester, request: change })).toEqual(none)
})

test('the site that asks is looked at whatever it asks for, and the wallet is none', async () => {
  const change = { action: 'switch', chainId: testChain } as const
  const ask = (from: string) => {
    const asker = { ...requester, origin: v.parse(Origin, from) }
    return make()({ kind: 'chain', chainId: testChain, requester: asker, request: change })
  }
  expect(codes((await ask('https://claim.uniswap.app')).findings)).toEqual(['phishing-site'])
  expect(codes((await ask('https://uniswop.org')).findings)).toEqual(['lookalike-site'])
  const own = { type: 'wallet' } as const
  expect((await make()({ kind: 'chain', chainId: testChain, requester: own, request: change })).findings).toEqual([])
})

test('an approval within a multicall is found as if it came alone', async () => {
  const abi = parseAbi(['function multicall(bytes[] data)'])
  const hidden = encodeFunctionData({ abi, args: [[tokenTransfer(recipient), approve(mostOf256), '0xdeadbeef']] })
  const review = await make({ code: { [token]: '0x60' } })(transaction(transfer({ to: token, data: hex(hidden) })))
  const found = ['spender-is-eoa', 'unlimited-approval', 'undecoded-call', 'not-simulated', 'known-recipient']
  expect(codes(review.findings)).toEqual(found)
})

test('a function that is known by its name is named, in words and by its parts, and stays an unknown one', async () => {
  const signature = 'claim(uint256 id)'
  const claim = parseFunction(signature)?.selector ?? ''
  const look = make({ code: { [token]: '0x60' } }, undefined, createSignatures({ [claim.slice(2)]: signature }))
  const named = async (data: string) => {
    const { findings, functions } = await look(transaction(transfer({ to: token, data: hex(data) })))
    return {
      functions,
      unknown: findings.filter(({ code }) => code === 'undecoded-call').map(({ details }) => details),
    }
  }
  const details = { selector: claim, function: 'claim' }
  expect(await named(callData(claim, 7n))).toEqual({ functions: { [claim]: signature }, unknown: [details] })
  expect(await named(`${callData(claim, 7n)}00`)).toEqual({ functions: undefined, unknown: [{ selector: claim }] })
  const abi = parseAbi(['function multicall(bytes[] data)'])
  const within = (...parts: readonly Hex[]) => encodeFunctionData({ abi, args: [parts] })
  expect(await named(within(callData(claim, 1n)))).toEqual({ functions: { [claim]: signature }, unknown: [details] })
  const other = within(callData(claim, 1n), hex(claim))
  expect(await named(other)).toEqual({ functions: undefined, unknown: [details, { selector: claim }] })
})

test('what the owners of a Safe let it do is looked at call by call', async () => {
  const review = async (data: Hex) => {
    const typedData = JSON.stringify({
      types: {
        EIP712Domain: permitTypes.EIP712Domain,
        SafeTx: [
          { name: 'to', type: 'address' },
          { name: 'value', type: 'uint256' },
          { name: 'data', type: 'bytes' },
          { name: 'operation', type: 'uint8' },
        ],
      },
      primaryType: 'SafeTx',
      domain: { name: 'Safe', chainId: String(testChain), verifyingContract: spender },
      message: { to: multiSend, value: '0', data, operation: '1' },
    })
    const request = { account: transfer().from, version: 'v4', typedData } as const
    const { findings } = await make()({ kind: 'typed-data', chainId: testChain, requester, request })
    return codes(findings)
  }
  expect(await review(batchOf({ to: token, data: approve(mostOf256) }, { to: recipient, data: hex('0x') }))).toEqual([
    'spender-is-eoa',
    'unlimited-approval',
    'known-recipient',
  ])
  expect(await review(hex('0xdeadbeef'))).toEqual(['safe-delegatecall'])
})

test('the first item of a collection is allowed, not taken back, to whom it is told', async () => {
  const contracts = contractNode({ [token]: { ...erc20(), supportsInterface: supportsOnly('erc721') } })
  const rpc: ChainRpc = (_, method, params) => Promise.resolve(contracts(method, params))
  const review = await make({}, rpc)(transaction(transfer({ to: token, data: approve(0n) })))
  expect(review).toMatchObject({ collections: [token] })
  expect(review.tokens).toBeUndefined()
  expect(review.findings).toContainEqual({
    ...{ code: 'token-approval', severity: 'warn' },
    details: { spender, collection: token, item: '0' },
  })
  const fungible = contractNode({ [token]: erc20() })
  const other: ChainRpc = (_, method, params) => Promise.resolve(fungible(method, params))
  const back = await make({}, other)(transaction(transfer({ to: token, data: approve(0n) })))
  expect(back.collections).toBeUndefined()
  expect(back.tokens).toMatchObject([{ address: token }])
  expect(codes(back.findings)).not.toContain('token-approval')
})
