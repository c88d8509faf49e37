import * as v from 'valibot'
import { Address } from '#core/address.ts'
import type { Hex } from '#core/hex.ts'
import type { TypedDataSubject } from '#domain/review/subject.ts'
import { address, callData, permitTypes, spender, token, typedData } from '#domain/testing/subjects.ts'
import { hex } from '#domain/testing/transactions.ts'

/** Signatures that move or allow tokens, as subjects of reviews. */

const eip712Domain = permitTypes.EIP712Domain
const field = (text: string) => ({ name: text.split(':')[0], type: text.split(':')[1] })

const tokenPermissions = [
  { name: 'token', type: 'address' },
  { name: 'amount', type: 'uint256' },
]
const permitDetails = [
  { name: 'token', type: 'address' },
  { name: 'amount', type: 'uint160' },
  { name: 'expiration', type: 'uint48' },
]
const permit2Types = (details: string, primaryType: string) => ({
  EIP712Domain: eip712Domain,
  PermitDetails: permitDetails,
  [primaryType]: [
    { name: 'details', type: details },
    { name: 'spender', type: 'address' },
    { name: 'sigDeadline', type: 'uint256' },
  ],
})
const permit2Domain = { name: 'Permit2' }

export const permit2Single = (amount: string) =>
  typedData({
    types: permit2Types('PermitDetails', 'PermitSingle'),
    primaryType: 'PermitSingle',
    domain: permit2Domain,
    message: { details: { token, amount, expiration: '2000' }, spender, sigDeadline: '1500' },
  })

export const permit2Batch = (tokens: readonly Address[], amount = '7') =>
  typedData({
    types: permit2Types('PermitDetails[]', 'PermitBatch'),
    primaryType: 'PermitBatch',
    domain: permit2Domain,
    message: {
      details: tokens.map((each) => ({ token: each, amount, expiration: '2000' })),
      spender,
      sigDeadline: '1500',
    },
  })

export function permit2Transfer(witness: boolean, amount = '7'): TypedDataSubject {
  const primaryType = witness ? 'PermitWitnessTransferFrom' : 'PermitTransferFrom'
  const more = witness ? [{ name: 'witness', type: 'bytes32' }] : []
  const fields = [
    { name: 'permitted', type: 'TokenPermissions' },
    { name: 'spender', type: 'address' },
    { name: 'deadline', type: 'uint256' },
    ...more,
  ]
  return typedData({
    types: { EIP712Domain: eip712Domain, TokenPermissions: tokenPermissions, [primaryType]: fields },
    primaryType,
    domain: permit2Domain,
    message: {
      permitted: { token, amount },
      spender,
      deadline: '1500',
      ...(witness ? { witness: `0x${'11'.repeat(32)}` } : {}),
    },
  })
}

/** Source: DAI, `permit(address holder, address spender, uint256 nonce, uint256 expiry, bool allowed, …)`. */
export const daiPermit = (allowed: boolean) =>
  typedData({
    types: {
      EIP712Domain: eip712Domain,
      Permit: ['holder:address', 'spender:address', 'nonce:uint256', 'expiry:uint256', 'allowed:bool'].map(field),
    },
    message: { holder: address('1'), spender, nonce: '0', expiry: '2000', allowed },
  })

const padded = (data: Hex): string => data.slice(2).padEnd(Math.ceil((data.length - 2) / 64) * 64, '0')
const sizeOf = (data: Hex): bigint => BigInt((data.length - 2) / 2)
const digits = (value: bigint, length: number): string => value.toString(16).padStart(length, '0')

/** A call of `multiSend` with calls of 3 wei each. Source: safe-smart-account MultiSend.sol. */
export function batchOf(
  ...calls: readonly { readonly operation?: number; readonly to: Address; readonly data: Hex }[]
): Hex {
  const packed = calls.map(({ operation = 0, to, data }) => {
    const size = digits(sizeOf(data), 64)
    return `${digits(BigInt(operation), 2)}${to.slice(2)}${digits(3n, 64)}${size}${data.slice(2)}`
  })
  const bytes = hex(`0x${packed.join('')}`)
  return hex(`${callData('0x8d80ff0a', 32n, sizeOf(bytes))}${padded(bytes)}`)
}

/** Of the programs that the Safe project publishes for several calls at once, one of each kind. */
export const multiSend = v.parse(Address, '0xA238CBeb142c10Ef7Ad8442C6D1f9E89e07e7761')
export const multiSendCallOnly = v.parse(Address, '0x9641d764fc13c8B624c04430C7356C1C7C8102e2')

/** A Safe's execution of a call, or of another program as itself. Source: safe-smart-account Safe.sol, execTransaction. */
export function safeExecution(to: Address, data: Hex, operation: 0 | 1): Hex {
  const none = [0n, 0n, 0n, 0n, 0n]
  const signatures = 320n + 32n + BigInt(padded(data).length / 2)
  const head = callData('0x6a761202', to, 3n, 320n, BigInt(operation), ...none, signatures, sizeOf(data))
  return hex(`${head}${padded(data)}${digits(0n, 64)}`)
}

export const safeSignature = (to: Address, data: Hex, operation: '0' | '1') =>
  typedData({
    types: {
      EIP712Domain: eip712Domain,
      SafeTx: ['to:address', 'value:uint256', 'data:bytes', 'operation:uint8'].map(field),
    },
    primaryType: 'SafeTx',
    message: { to, value: '3', data, operation },
  })

export const authorizationData = (changes: object = {}, primaryType = 'TransferWithAuthorization') =>
  typedData({
    types: {
      EIP712Domain: eip712Domain,
      [primaryType]: ['from:address', 'to:address', 'value:uint256', 'validAfter:uint256', 'validBefore:uint256'].map(
        (field) => ({ name: field.split(':')[0], type: field.split(':')[1] }),
      ),
    },
    primaryType,
    message: { from: address('1'), to: spender, value: '5', validAfter: '0', validBefore: '2000', ...changes },
  })

const itemFields = ['itemType:uint8', 'token:address', 'identifierOrCriteria:uint256', 'startAmount:uint256'].map(field)
const amountField = field('endAmount:uint256')
const orderTypes = {
  EIP712Domain: eip712Domain,
  OfferItem: [...itemFields, amountField],
  ConsiderationItem: [...itemFields, amountField, field('recipient:address')],
  OrderComponents: ['offerer:address', 'offer:OfferItem[]', 'consideration:ConsiderationItem[]', 'endTime:uint256'].map(
    field,
  ),
}

type OrderChanges = { readonly price?: string | null; readonly paidTo?: Address }

/** One NFT for a price in the network's coin. */
function orderMessage({ price = '1000', paidTo = address('1') }: OrderChanges) {
  const item = { token, identifierOrCriteria: '7', startAmount: '1', endAmount: '1' }
  const paid = { token: address('0'), identifierOrCriteria: '0', startAmount: price, endAmount: price }
  return {
    offerer: address('1'),
    offer: [{ itemType: '2', ...item }],
    consideration: price === null ? [] : [{ itemType: '0', ...paid, recipient: paidTo }],
    endTime: '2000',
  }
}

const seaport = { name: 'Seaport' }

export const orderData = (changes: OrderChanges = {}) =>
  typedData({
    types: orderTypes,
    primaryType: 'OrderComponents',
    domain: seaport,
    message: orderMessage(changes),
  })

export const bulkOrderData = (changes: OrderChanges = {}) =>
  typedData({
    types: { ...orderTypes, BulkOrder: [field('tree:OrderComponents[2]')] },
    primaryType: 'BulkOrder',
    domain: seaport,
    message: { tree: [orderMessage({}), orderMessage(changes)] },
  })
