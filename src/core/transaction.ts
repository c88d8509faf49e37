import { type Address, addressBytes } from '#core/address.ts'
import { authorizationItem, type SignedAuthorization } from '#core/authorization.ts'
import { minimalBytes } from '#core/bigint-bytes.ts'
import { concatBytes } from '#core/concat-bytes.ts'
import { bytesFromHex, type Hex, hexFromBytes } from '#core/hex.ts'
import { keccak256 } from '#core/keccak.ts'
import { encodeRlp, type RlpItem } from '#core/rlp.ts'
import type { Signature } from '#core/signature.ts'

/** EIP-2930. `storageKeys` are 32 bytes each. */
export type AccessListEntry = { readonly address: Address; readonly storageKeys: readonly Hex[] }
type AccessList = readonly AccessListEntry[]

/** Amounts in wei, `gas` in units. `to` is `null` when a contract is created. */
type Common = {
  readonly nonce: bigint
  readonly gas: bigint
  readonly to: Address | null
  readonly value: bigint
  readonly data: Hex
}

/** With the chain id inside the signature. Source: EIP-155. */
type LegacyTransaction = Common & {
  readonly type: 'legacy'
  readonly chainId: bigint
  readonly gasPrice: bigint
}

/** Type 1. Source: EIP-2930. */
type AccessListTransaction = Common & {
  readonly type: 'eip2930'
  readonly chainId: bigint
  readonly gasPrice: bigint
  readonly accessList: AccessList
}

/** Type 2. Source: EIP-1559. */
type FeeMarketTransaction = Common & {
  readonly type: 'eip1559'
  readonly chainId: bigint
  readonly maxPriorityFeePerGas: bigint
  readonly maxFeePerGas: bigint
  readonly accessList: AccessList
}

/** Type 4: it sets the code of accounts before it runs, creates nothing and needs one authorization at least. Source: EIP-7702. */
type SetCodeTransaction = Omit<FeeMarketTransaction, 'type' | 'to'> & {
  readonly type: 'eip7702'
  readonly to: Address
  readonly authorizationList: readonly [SignedAuthorization, ...SignedAuthorization[]]
}

/** What the wallet signs: always bound to one chain. */
export type UnsignedTransaction = LegacyTransaction | AccessListTransaction | FeeMarketTransaction | SetCodeTransaction

/** From before EIP-155, valid on every chain: read, never signed. */
export type UnprotectedTransaction = Common & {
  readonly type: 'unprotected'
  readonly chainId: null
  readonly gasPrice: bigint
}

const toBytes = (to: Address | null): Uint8Array => (to === null ? new Uint8Array() : addressBytes(to))

const accessListItem = (list: AccessList): RlpItem =>
  list.map(({ address, storageKeys }) => [addressBytes(address), storageKeys.map(bytesFromHex)])

const tail = ({ gas, to, value, data }: Common): readonly RlpItem[] => [
  minimalBytes(gas),
  toBytes(to),
  minimalBytes(value),
  bytesFromHex(data),
]

type Readable = UnsignedTransaction | UnprotectedTransaction

function fields(transaction: Readable): readonly RlpItem[] {
  const nonce = minimalBytes(transaction.nonce)
  switch (transaction.type) {
    case 'unprotected':
    case 'legacy':
      return [nonce, minimalBytes(transaction.gasPrice), ...tail(transaction)]
    case 'eip2930':
      return [
        minimalBytes(transaction.chainId),
        nonce,
        minimalBytes(transaction.gasPrice),
        ...tail(transaction),
        accessListItem(transaction.accessList),
      ]
    case 'eip1559':
    case 'eip7702':
      return [
        minimalBytes(transaction.chainId),
        nonce,
        minimalBytes(transaction.maxPriorityFeePerGas),
        minimalBytes(transaction.maxFeePerGas),
        ...tail(transaction),
        accessListItem(transaction.accessList),
        ...(transaction.type === 'eip7702' ? [transaction.authorizationList.map(authorizationItem)] : []),
      ]
    default:
      return transaction satisfies never
  }
}

/** The byte before the list; legacy transactions have none. Source: EIP-2718. */
const typeByte = { unprotected: [], legacy: [], eip2930: [1], eip1559: [2], eip7702: [4] } as const satisfies Record<
  Readable['type'],
  readonly number[]
>

const envelope = (transaction: Readable, items: readonly RlpItem[]): Uint8Array<ArrayBuffer> =>
  concatBytes(Uint8Array.from(typeByte[transaction.type]), encodeRlp(items))

function assertSignable({ chainId }: UnsignedTransaction): void {
  if (chainId < 1n) throw new RangeError('a transaction for no chain')
}

const chainMark = (transaction: Readable): readonly RlpItem[] =>
  transaction.type === 'legacy' ? [minimalBytes(transaction.chainId), new Uint8Array(), new Uint8Array()] : []

/** For the reader of signed transactions, which meets unprotected ones too. */
export const digestOf = (transaction: Readable): Uint8Array =>
  keccak256(envelope(transaction, [...fields(transaction), ...chainMark(transaction)]))

/** The 32 bytes to sign. */
export function signingDigest(transaction: UnsignedTransaction): Uint8Array {
  assertSignable(transaction)
  return digestOf(transaction)
}

/** The raw transaction, ready for `eth_sendRawTransaction`. */
export function serializeSigned(
  transaction: UnsignedTransaction,
  { r, s, yParity }: Signature,
): Uint8Array<ArrayBuffer> {
  assertSignable(transaction)
  const parity = BigInt(yParity)
  const v = transaction.type === 'legacy' ? transaction.chainId * 2n + 35n + parity : parity
  return envelope(transaction, [...fields(transaction), minimalBytes(v), minimalBytes(r), minimalBytes(s)])
}

export const transactionHash = (raw: Uint8Array): Hex => hexFromBytes(keccak256(raw))
