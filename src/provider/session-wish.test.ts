import * as v from 'valibot'
import { expect, test } from 'vitest'
import { account, otherAccount } from '#domain/approvals/testing/queue.ts'
import { SessionWish, wishedFor } from '#provider/session-wish.ts'
import { startWallet } from '#provider/testing/provider.ts'

const lower = account.toLowerCase()
const scope = (more: object = {}) => ({ methods: ['personal_sign'], notifications: ['accountsChanged'], ...more })
const mainnet = { 'eip155:1': scope() }

test.each([
  ['one chain', { optionalScopes: mainnet }, [], [1]],
  ['references', { requiredScopes: { eip155: scope({ references: ['137', '1', '137'] }) } }, [], [137, 1]],
  [
    'required before optional, once each',
    {
      requiredScopes: { 'eip155:10': scope() },
      optionalScopes: { 'eip155:10': scope(), eip155: scope({ references: ['1'] }) },
    },
    [],
    [10, 1],
  ],
  [
    'accounts, of whatever chain, and of other namespaces none',
    {
      optionalScopes: {
        'eip155:1': scope({ accounts: [`eip155:1:${lower}`, `eip155:1:${otherAccount}`] }),
        'eip155:10': scope({ accounts: [`eip155:10:${lower}`] }),
        'solana:x': scope({ accounts: ['solana:x:y'] }),
      },
    },
    [account, otherAccount],
    [1, 10],
  ],
  [
    'what is of other namespaces beside it',
    { optionalScopes: { ...mainnet, wallet: scope(), 'wallet:eip155': scope() } },
    [],
    [1],
  ],
  ['no chain by the name of none', { optionalScopes: { ...mainnet, 'eip155:0': scope() } }, [], [1]],
  ['methods that nobody has', { requiredScopes: { 'eip155:1': scope({ methods: ['eth_sign', 'x'] }) } }, [], [1]],
  [
    'properties',
    { optionalScopes: mainnet, sessionProperties: { a: 1 }, scopedProperties: { 'eip155:1': {} } },
    [],
    [1],
  ],
])('asks for %s', (_, wish, accounts, chains) => {
  expect(wishedFor(v.parse(SessionWish, wish))).toEqual({ accounts, chains })
})

test.each([
  [-32602, undefined],
  [-32602, { optionalScopes: { 'eip155:1': {} } }],
  [-32602, { optionalScopes: { 'eip155:1': { ...scope(), methods: 'personal_sign' } } }],
  [-32602, { optionalScopes: { EIP155: scope() } }],
  [-32602, { optionalScopes: { 'eip155:0x1': scope() } }],
  [-32602, { optionalScopes: { 'eip155:01': scope() } }],
  [-32602, { optionalScopes: { 'eip155:9007199254740993': scope() } }],
  [-32602, { optionalScopes: { 'eip155:1': scope({ references: ['1'] }) } }],
  [-32602, { optionalScopes: { 'eip155:1': scope({ accounts: ['eip155:1:0x12'] }) } }],
  [
    -32602,
    { optionalScopes: { eip155: scope({ references: Array.from({ length: 101 }, (_, index) => String(index + 1)) }) } },
  ],
  [5100, []],
  [5100, {}],
  [5100, { optionalScopes: [] }],
  [5100, { optionalScopes: {} }],
  [5100, { requiredScopes: { 'solana:x': scope() } }],
  [5100, { requiredScopes: { eip155: scope() } }],
  [5204, { optionalScopes: { ...mainnet, eip155: scope({ references: ['1'] }) } }],
  [5300, { optionalScopes: mainnet, scopedProperties: {} }],
  [5300, { optionalScopes: mainnet, scopedProperties: { 'eip155:1': 7 } }],
  [5300, { optionalScopes: mainnet, scopedProperties: { '': {} } }],
  [5301, { optionalScopes: { 'eip155:1': scope({ scopedProperties: {} }) } }],
  [5302, { optionalScopes: mainnet, sessionProperties: {} }],
  [5302, { optionalScopes: mainnet, sessionProperties: 'expiry' }],
  [5500, { sessionId: '0xdeadbeef', optionalScopes: mainnet }],
])('refused with %i, and no window opens: %j', async (code, wish) => {
  const wallet = startWallet()
  expect(await wallet.ask('wallet_createSession', wish)).toMatchObject({ error: { code } })
  expect(wallet.approvals.window).toEqual([])
})
