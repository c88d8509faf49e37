import type { Address } from '#core/address.ts'
import type { TypedDataSubject } from '#domain/review/subject.ts'
import { address, permitTypes, spender, token, typedData } from '#domain/testing/subjects.ts'

/** Signatures that move or allow tokens, as subjects of reviews. */

const eip712Domain = permitTypes.EIP712Domain

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

export function permit2Transfer(witness: boolean): TypedDataSubject {
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
      permitted: { token, amount: '7' },
      spender,
      deadline: '1500',
      ...(witness ? { witness: `0x${'11'.repeat(32)}` } : {}),
    },
  })
}

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

const field = (text: string) => ({ name: text.split(':')[0], type: text.split(':')[1] })
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
