import * as v from 'valibot'
import { encodeFunctionData, parseAbi } from 'viem'
import { expect, test } from 'vitest'
import { Address } from '#core/address.ts'
import { Hex } from '#core/hex.ts'
import { quantity } from '#core/quantity.ts'
import { batchOf, multiSend, safeExecution } from '#domain/testing/signatures.ts'
import { hex } from '#domain/testing/transactions.ts'
import type { NetworkView } from '#transport/contract/networks.ts'
import { transactionIntent, type Known } from '#ui/approvals/transaction-intent.ts'
import { transactionParties, transactionSentence } from '#ui/approvals/transaction-sentence.ts'

const contract = v.parse(Address, '0x70997970c51812dc3a010c7d01b50e0d17dc79c8')
const other = v.parse(Address, '0x90f79bf6eb2c4f870365e785982e1f101e93b906')
const word = (text: string) => text.replace('0x', '').toLowerCase().padStart(64, '0')
const me = v.parse(Address, '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266')
const intent = (data: string, value = 0n, found: Omit<Known, 'account'> = {}) =>
  transactionIntent({ to: contract, value: quantity(value), data: v.parse(Hex, data) }, { ...found, account: me })

test('no data is a plain send', () => {
  expect(intent('0x', 5n)).toEqual({ kind: 'send', to: contract, value: 5n })
})

test('an unknown call is named by its selector', () => {
  expect(intent('0xdeadbeef00')).toEqual({ kind: 'call', contract, value: 0n, selector: '0xdeadbeef' })
})

test('no recipient creates a contract', () => {
  expect(transactionIntent({ to: null, value: quantity(0n), data: v.parse(Hex, '0x6000') }, { account: me })).toEqual({
    kind: 'deploy',
    value: 0n,
    bytes: 2,
  })
})

test.each([
  ['transfer', `0xa9059cbb${word(other)}${word('7')}`, { kind: 'send-token', to: other, amount: 7n }],
  ['approve', `0x095ea7b3${word(other)}${word('7')}`, { kind: 'allow', to: other, amount: 7n }],
  ['approve without end', `0x095ea7b3${word(other)}${'f'.repeat(64)}`, { kind: 'allow', amount: 'unlimited' }],
  ['decreaseAllowance', `0xa457c2d7${word(other)}${word('7')}`, { kind: 'withdraw', to: other }],
  ['a collection', `0xa22cb465${word(other)}${word('1')}`, { kind: 'allow', amount: 'collection' }],
  ['a collection taken back', `0xa22cb465${word(other)}${word('0')}`, { kind: 'withdraw', to: other }],
])('%s', (_, data, expected) => {
  expect(intent(data)).toMatchObject({ ...expected, contract, value: 0n })
})

const fungible = { tokens: [{ address: contract, symbol: 'PLN', decimals: 6 }] }
const collection = { collections: [contract] }
const approve = (spender: string, number: string) => `0x095ea7b3${word(spender)}${word(number)}`

test.each<[string, string, Omit<Known, 'account'>, object]>([
  ['nothing of a token', approve(other, '0'), fungible, { kind: 'withdraw', to: other }],
  ['nothing, or the first of a collection', approve(other, '0'), {}, { kind: 'change-right', to: other }],
  ['the first item', approve(other, '0'), collection, { kind: 'allow-item', to: other, item: 0n }],
  ['another item', approve(other, '7'), collection, { kind: 'allow-item', to: other, item: 7n }],
  ['an item with a number as large as can be', approve(other, 'f'.repeat(64)), collection, { kind: 'allow-item' }],
  ['an item, to nobody', approve('0', '7'), collection, { kind: 'withdraw', to: null }],
  ['of a token, to nobody', approve('0', '7'), fungible, { kind: 'change-right', to: null }],
  ['who knows of what, to nobody', approve('0', '7'), {}, { kind: 'change-right', to: null }],
  ['more by nothing', `0x39509351${word(other)}${word('0')}`, fungible, { kind: 'change-right', to: other }],
])('an approval of %s is called what it is, and no more than is known', (_, data, found, expected) => {
  expect(intent(data, 0n, found)).toMatchObject({ ...expected, contract })
})

const transferFrom = (from: string, to: string) => `0x23b872dd${word(from)}${word(to)}${word('7')}`

test.each([
  ['one’s own', transferFrom(me, other), { kind: 'send-token', to: other }, 'Send 7 units of a token'],
  [
    'somebody else’s to oneself',
    transferFrom(other, me),
    { kind: 'take-token', from: other, to: me, isOwn: true },
    'Take 7 units of a token from another account into yours',
  ],
  [
    'somebody else’s to a third',
    transferFrom(other, contract),
    { kind: 'take-token', from: other, to: contract, isOwn: false },
    'Take 7 units of a token from another account',
  ],
  [
    'items of somebody else',
    `0xf242432a${word(other)}${word(me)}${word('7')}${word('1')}${word('a0')}${word('0')}`,
    { kind: 'take-items', from: other, to: me, isOwn: true },
    'Take an item of a collection from another account into yours',
  ],
])('what moves is sent or taken: %s', (_, data, expected, sentence) => {
  const found = intent(data)
  expect(found).toMatchObject(expected)
  expect(transactionSentence(found, ether).sentence).toBe(sentence)
})

test('one item of a collection is sent or taken by its number, the first of them too', () => {
  const first = (from: string, to: string) => transferFrom(from, to).slice(0, -1) + '0'
  const sent = intent(first(me, other), 0n, collection)
  expect(sent).toMatchObject({ kind: 'send-item', to: other, item: 0n })
  expect(transactionSentence(sent, ether).sentence).toBe('Send item 0 of a collection')
  const taken = intent(first(other, me), 0n, collection)
  expect(taken).toMatchObject({ kind: 'take-item', from: other, to: me, item: 0n, isOwn: true })
  expect(transactionSentence(taken, ether).sentence).toBe('Take item 0 of a collection from another account into yours')
})

test('whose tokens are taken is among the parties, before who gets them', () => {
  const found = intent(transferFrom(other, me))
  const words = transactionSentence(found, ether)
  expect(transactionParties(found, words).map(({ role, address }) => [role, address])).toEqual([
    ['From whom', other],
    ['To', me],
    ['Contract', contract],
  ])
})

test('an amount that does not fit on the button is left to the sentence, and never cut', () => {
  const words = (value: bigint) => transactionSentence(intent('0x', value), ether)
  expect(words(15n * 10n ** 17n)).toMatchObject({ sentence: 'Send 1.5 ETH', verb: 'Send 1.5 ETH' })
  expect(words(1n)).toMatchObject({ sentence: 'Send 0.000000000000000001 ETH', verb: 'Send' })
  expect(words(10n ** 18n + 1n)).toMatchObject({ sentence: 'Send 1.000000000000000001 ETH', verb: 'Send' })
})

const multicall = (...parts: readonly `0x${string}`[]) =>
  encodeFunctionData({ abi: parseAbi(['function multicall(bytes[] data)']), args: [parts] })

test('the parts of a call are shown one after another, those within them after them', () => {
  const shown = intent(multicall('0xdeadbeef', multicall('0x', '0xcafecafe')))
  const data = 'parts' in shown ? shown.parts.map((part) => part.data.slice(0, 10)) : []
  expect(data).toEqual(['0xdeadbeef', '0xac9650d8', '0x', '0xcafecafe'])
})

const ether = { currency: { symbol: 'ETH', decimals: 18 } } as NetworkView
const facts = [{ address: contract, symbol: 'PLN', decimals: 6 }]
const said = (data: string, value = 0n) => transactionSentence(intent(data, value), ether, { tokens: facts })
const amounts = (...of: readonly bigint[]) => of.map((each) => word(each.toString(16))).join('')
const isolated = (text: string) => text.replaceAll(/[\u2068\u2069]/g, '')

test.each([
  ['0xd0e30db0', 5n * 10n ** 17n, 'Deposit 0.5 ETH'],
  [`0x2e1a7d4d${amounts(7n)}`, 0n, 'Take 7 units out of a contract'],
  [`0xf2fde38b${word(other)}`, 0n, 'Give somebody control of a contract'],
  ['0x715018a6', 0n, 'Give up control of a contract'],
  [`0x3659cfe6${word(other)}`, 0n, 'Replace the program of a contract'],
  [
    `0x04e45aaf${word(contract)}${word(other)}${amounts(500n)}${word(other)}${amounts(1_500_000n, 9n, 0n)}`,
    0n,
    'Swap 1.5 PLN for at least 9 units of a token',
  ],
  [
    `0x7ff36ab5${amounts(2_000_000n, 128n)}${word(other)}${amounts(1n, 2n)}${word(other)}${word(contract)}`,
    10n ** 18n,
    'Swap 1 ETH for at least 2 PLN',
  ],
  [
    `0x8803dbee${amounts(9n, 1_500_000n, 160n)}${word(other)}${amounts(1n, 2n)}${word(contract)}${word(other)}`,
    0n,
    'Swap at most 1.5 PLN for 9 units of a token',
  ],
  [`0x49404b7c${amounts(10n ** 18n)}${word(other)}`, 0n, 'Hand over what came out, at least 1 ETH'],
  [multicall('0xdeadbeef', '0x'), 0n, 'Do 2 things by a contract'],
])('%s is said so', (data, value, sentence) => {
  expect(isolated(said(data, value).sentence)).toBe(sentence)
})

test('a function is named where its name is known, and what is sent along is said', () => {
  const called = { functions: { '0x4e71d92d': 'claim()' } }
  const named = (data: string, value: bigint) =>
    isolated(transactionSentence(intent(data, value), ether, called).sentence)
  expect(named('0x4e71d92d', 0n)).toBe('Call “claim” on a contract')
  expect(named('0x4e71d92d', 10n ** 18n)).toBe('Call “claim” on a contract and send it 1 ETH')
  expect(named('0xdeadbeef', 0n)).toBe('Call a contract')
})

test('the coin is wrapped only where the contract is known to', () => {
  const weth = v.parse(Address, '0xC02aaA39b223FE8D0A0e5C4F27eAD9083C756Cc2')
  const asked = { to: weth, value: quantity(10n ** 18n), data: v.parse(Hex, '0xd0e30db0') }
  expect(transactionSentence(transactionIntent(asked, { account: me }), ether).sentence).toBe('Wrap 1 ETH')
})

test('who gets the proceeds is among the parties, unless it is the router’s word for the sender', () => {
  const swap = (to: string) =>
    `0x04e45aaf${word(contract)}${word(other)}${amounts(500n)}${word(to)}${amounts(5n, 9n, 0n)}`
  const parties = (data: string) => transactionParties(intent(data), { role: 'x' }).map(({ address }) => address)
  expect(parties(swap(other))).toEqual([other, contract])
  expect(parties(swap('0x1'))).toEqual([contract])
})

test('a Safe that makes several calls is told from one that hands itself over', () => {
  const batch = batchOf({ to: other, data: hex('0x') }, { to: other, data: hex('0xdeadbeef') })
  const said = (program: Address, data: Hex) => {
    const of = intent(safeExecution(program, data, 1))
    return { of, sentence: transactionSentence(of, null).sentence }
  }
  const several = said(multiSend, batch)
  expect(several.of).toMatchObject({
    kind: 'safe',
    calls: 2,
    parts: [{ to: other }, { to: other, data: '0xdeadbeef' }],
  })
  expect(several.sentence).toBe('Have a Safe make 2 calls')
  expect(said(other, batch)).toMatchObject({
    of: { calls: null, parts: [] },
    sentence: 'Hand a Safe over to another program',
  })
})
