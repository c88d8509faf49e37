import * as v from 'valibot'
import { expect, test } from 'vitest'
import type { ApprovalRequest } from '#domain/approvals/kinds.ts'
import type { Address } from '#core/address.ts'
import type { Hex } from '#core/hex.ts'
import type { BatchCall } from '#domain/calls/batch-call.ts'
import { CallsRequest } from '#domain/calls/calls-request.ts'
import { executeBatch } from '#domain/calls/execute-batch.ts'
import { noDelegate, pinnedDelegate } from '#domain/delegation/pinned-delegate.ts'
import { everything, outflow } from '#domain/guardrails/outflow.ts'
import { readAsked, type Asked } from '#domain/guardrails/read-asked.ts'
import {
  address,
  approve,
  approveAll,
  callData,
  permitMessage,
  permitTypes,
  spender,
  token,
  tokenTransfer,
} from '#domain/testing/subjects.ts'
import { hex, recipient, sender, testChain, transfer } from '#domain/testing/transactions.ts'
import type { TransactionRequest } from '#domain/transactions/request.ts'
import { quantity } from '#core/quantity.ts'

const one = (changes: Partial<TransactionRequest>): Asked => {
  const [asked] = readAsked({ kind: 'transaction', request: transfer(changes) }) ?? []
  if (asked === undefined) throw new Error('a transaction moves something')
  return asked
}
const called = (data: string): Asked => one({ to: token, value: quantity(0n), data: hex(data) })
const goes = (party: string) => ({ address: party, token: false })
const ofToken = { address: token, token: true }

test('coins that are sent', () => {
  expect(one({ value: quantity(7n) })).toEqual({
    outflows: [outflow('moves', null, 7n)],
    parties: [goes(recipient)],
    unread: [],
  })
  expect(one({ to: sender, value: quantity(7n) }).parties).toEqual([])
})

test('tokens that are sent, one’s own alone', () => {
  expect(called(tokenTransfer(recipient, 5n))).toEqual({
    outflows: [outflow('moves', token, 5n)],
    parties: [ofToken, goes(recipient)],
    unread: [],
  })
  expect(called(callData('0x23b872dd', sender, recipient, 5n)).outflows).toEqual([outflow('moves', token, 5n)])
  expect(called(callData('0x23b872dd', spender, recipient, 5n)).outflows).toEqual([])
})

test('an allowance is an amount, and taking one back is nothing', () => {
  expect(called(approve(9n))).toEqual({
    outflows: [outflow('allows', token, 9n, spender)],
    parties: [ofToken, goes(spender)],
    unread: [],
  })
  expect(called(approveAll(true)).outflows).toEqual([outflow('allows', token, everything, spender)])
  const nothing = { outflows: [], parties: [], unread: [] }
  // Or, of an NFT, the right to the one with the number 0.
  expect(called(approve(0n))).toEqual({ ...nothing, parties: [{ address: spender, token: false, unless: token }] })
  expect(called(callData('0x095ea7b3', noDelegate, 0n))).toEqual(nothing)
  expect(called(approveAll(false))).toEqual(nothing)
})

test('what nobody can read is said so: a call, a new contract, data for the account itself', () => {
  expect(called('0xdeadbeef').unread).toEqual([token])
  expect(one({ to: null, data: hex('0x6000') }).unread).toEqual([null])
  expect(one({ to: sender, data: approve(1n) }).unread).toEqual([sender])
})

const ownCall = (...calls: readonly { to: Address; value?: bigint; data: Hex }[]): Asked =>
  one({
    to: sender,
    value: quantity(0n),
    data: executeBatch(calls.map((call) => ({ value: quantity(0n), ...call }) as BatchCall)),
  })

test('a list that the account is told to carry out is read as one of calls; in one another, or spoiled, it is not', () => {
  const allowance = { to: token, data: approve(9n) }
  expect(ownCall(allowance)).toEqual({
    outflows: [outflow('allows', token, 9n, spender)],
    parties: [ofToken, goes(spender)],
    unread: [],
  })
  const within = executeBatch([{ ...allowance, value: quantity(0n) }])
  expect(ownCall({ to: sender, data: within }).unread).toEqual([sender])
  expect(one({ to: sender, data: hex(within.slice(0, -128)) }).unread).toEqual([sender])
  const single = callData('0xb61d27f6', recipient, 7n, 96n, 0n)
  expect(one({ to: sender, value: quantity(0n), data: single })).toMatchObject({
    outflows: [outflow('moves', null, 7n)],
    parties: [goes(recipient)],
  })
})

test('the calls within one count', () => {
  const within = callData('0xac9650d8', 32n, 1n, 32n, 68n)
  const inner = approve(9n).slice(2).padEnd(192, '0')
  expect(called(`${within}${inner}`).outflows).toEqual([outflow('allows', token, 9n, spender)])
})

const calls = (mode: 'atomic' | 'sequential') =>
  v.parse(CallsRequest, {
    id: null,
    chainId: testChain,
    from: sender,
    calls: [
      { to: recipient, value: '0x5', data: '0x' },
      { to: token, value: '0x0', data: approve(9n) },
    ],
    mode,
    upgrade: false,
  })

test('a list: each that becomes a transaction, or all in one', () => {
  const [first, second] = [outflow('moves', null, 5n), outflow('allows', token, 9n, spender)]
  const outflowsOf = (mode: 'atomic' | 'sequential') =>
    readAsked({ kind: 'calls', request: calls(mode) })?.map(({ outflows }) => outflows)
  expect(outflowsOf('sequential')).toEqual([[first], [second]])
  expect(outflowsOf('atomic')).toEqual([[first, second]])
})

const signed = (data: object): readonly Asked[] | null => {
  const request: ApprovalRequest<'typed-data'> = { account: sender, version: 'v4', typedData: JSON.stringify(data) }
  return readAsked({ kind: 'typed-data', request })
}
const domain = { name: 'Token', chainId: '1', verifyingContract: token }

test('a permit is an allowance', () => {
  const permit = { types: permitTypes, primaryType: 'Permit', domain, message: permitMessage('5') }
  expect(signed(permit)).toEqual([
    { outflows: [outflow('allows', token, 5n, spender)], parties: [goes(spender)], unread: [] },
  ])
})

test('a transfer that is signed, by EIP-3009', () => {
  const fields = ['from', 'to'].map((name) => ({ name, type: 'address' }))
  const numbers = ['value', 'validAfter', 'validBefore'].map((name) => ({ name, type: 'uint256' }))
  const types = { EIP712Domain: permitTypes.EIP712Domain, TransferWithAuthorization: [...fields, ...numbers] }
  const message = { from: sender, to: recipient, value: '6', validAfter: '0', validBefore: '9' }
  expect(signed({ types, primaryType: 'TransferWithAuthorization', domain, message })).toEqual([
    { outflows: [outflow('moves', token, 6n)], parties: [goes(recipient)], unread: [] },
  ])
})

test('an instruction to the account itself may do anything', () => {
  const { EIP712Domain } = permitTypes
  const types = { EIP712Domain, PackedUserOperation: [{ name: 'sender', type: 'address' }] }
  const operation = { types, primaryType: 'PackedUserOperation', message: { sender } }
  expect(signed({ ...operation, domain: { ...domain, verifyingContract: pinnedDelegate.entryPoint } })).toEqual([
    { outflows: [], parties: [goes(pinnedDelegate.entryPoint)], unread: [sender] },
  ])
  // As another program would take it that acts for the account.
  const permit = { types: permitTypes, primaryType: 'Permit', message: permitMessage('5') }
  expect(signed({ ...permit, domain: { ...domain, verifyingContract: sender } })?.[0]?.unread).toEqual([sender])
})

test.each([
  ['a permit of an operator', 'PermitForAll', [{ name: 'operator', type: 'address' }], { operator: spender }],
  ['the order of a solver', 'Order', [{ name: 'receiver', type: 'address' }], { receiver: spender }],
  ['a call to be forwarded', 'ForwardRequest', [{ name: 'to', type: 'address' }], { to: spender }],
])('what a contract takes and nobody can read is said so: %s', (_, primaryType, fields, message) => {
  const types = { EIP712Domain: permitTypes.EIP712Domain, [primaryType]: fields }
  expect(signed({ types, primaryType, domain, message })).toEqual([
    { outflows: [], parties: [goes(token)], unread: [token] },
  ])
})

const itemFields = ['itemType', 'identifierOrCriteria', 'startAmount', 'endAmount'].map((name) => ({
  name,
  type: 'uint256',
}))
const offerItem = [{ name: 'token', type: 'address' }, ...itemFields]
const orderTypes = {
  EIP712Domain: permitTypes.EIP712Domain,
  OrderComponents: [
    { name: 'offerer', type: 'address' },
    { name: 'offer', type: 'OfferItem[]' },
    { name: 'consideration', type: 'ConsiderationItem[]' },
  ],
  OfferItem: offerItem,
  ConsiderationItem: [...offerItem, { name: 'recipient', type: 'address' }],
}
const item = (itemType: number, amount: number) => ({
  ...{ token, itemType: String(itemType), identifierOrCriteria: '0' },
  ...{ startAmount: String(amount), endAmount: String(amount) },
})
const market = address('e')
const order = (...consideration: readonly object[]) =>
  signed({
    types: orderTypes,
    primaryType: 'OrderComponents',
    domain: { ...domain, name: 'Seaport', verifyingContract: market },
    message: { offerer: sender, offer: [item(1, 9)], consideration },
  })?.[0]

test('an order: the market, whoever is paid by it, and anybody where nothing is paid for it', () => {
  const [pay, fee] = [
    { ...item(0, 90), recipient: sender },
    { ...item(0, 1), recipient },
  ]
  expect(order(pay, fee)).toEqual({
    outflows: [outflow('allows', token, 9n)],
    parties: [goes(market), goes(recipient)],
    unread: [],
  })
  expect(order(fee)?.unread).toEqual([null])
})

test('what a Safe does is done with the Safe’s', () => {
  const types = { EIP712Domain: permitTypes.EIP712Domain, SafeTx: [{ name: 'to', type: 'address' }] }
  const data = { types, primaryType: 'SafeTx', domain, message: { to: recipient } }
  expect(signed(data)).toEqual([{ outflows: [], parties: [goes(token)], unread: [] }])
})

test('an order of a market that is not known may give anything', () => {
  const types = { EIP712Domain: permitTypes.EIP712Domain, Order: [{ name: 'side', type: 'uint256' }] }
  const order = { types, primaryType: 'Order', domain: { ...domain, name: 'Blur Exchange' }, message: { side: '1' } }
  expect(signed(order)?.map(({ unread }) => unread)).toEqual([[null]])
})

test('other data move nothing, and other questions are not about money', () => {
  const types = { EIP712Domain: permitTypes.EIP712Domain, Mail: [{ name: 'to', type: 'address' }] }
  const bound = { name: 'Token', chainId: '1' }
  const typesOf = { ...types, EIP712Domain: permitTypes.EIP712Domain.slice(0, 2) }
  expect(signed({ types: typesOf, primaryType: 'Mail', domain: bound, message: { to: address('1') } })).toEqual([
    { outflows: [], parties: [], unread: [] },
  ])
  expect(readAsked({ kind: 'message', request: { account: sender, message: hex('0x00') } })).toBeNull()
})
