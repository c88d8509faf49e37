import type { Address } from '#core/address.ts'
import { largestChainId } from '#core/chain-id.ts'
import type { Hex } from '#core/hex.ts'
import { err, ok, type Result } from '#core/result.ts'
import { decodeRlp, type RlpItem } from '#core/rlp.ts'
import { recoverAddress, type Signature } from '#core/signature.ts'
import { digestOf, transactionHash, type UnprotectedTransaction, type UnsignedTransaction } from '#core/transaction.ts'
import {
  accessListField,
  authorizationListField,
  dataField,
  FieldError,
  integerField,
  listField,
  recipientField,
} from '#core/transaction-fields.ts'

export type SignedTransaction = {
  readonly transaction: UnsignedTransaction | UnprotectedTransaction
  readonly signature: Signature
  readonly from: Address
  readonly hash: Hex
}

/** `type`: one we do not serve. `malformed`: not canonical. `range`: a value no chain accepts. `chain`: of another chain. */
export type TransactionRefusal = 'type' | 'malformed' | 'range' | 'signature' | 'chain'

const largestNonce = 2n ** 64n - 2n

type Parts = Pick<SignedTransaction, 'transaction' | 'signature'>

function fieldCount(items: readonly RlpItem[], count: number): void {
  if (items.length !== count) throw new FieldError()
}

function parity(v: bigint): 0 | 1 {
  if (v === 0n || v === 1n) return v === 0n ? 0 : 1
  throw new FieldError()
}

const signatureOf = (items: readonly RlpItem[], yParity: 0 | 1): Signature => ({
  r: integerField(items.at(-2), 256),
  s: integerField(items.at(-1), 256),
  yParity,
})

const common = (nonce: RlpItem | undefined, items: readonly RlpItem[]) => ({
  nonce: integerField(nonce, 64),
  gas: integerField(items[0], 64),
  to: recipientField(items[1]),
  value: integerField(items[2], 256),
  data: dataField(items[3]),
})

function legacy(items: readonly RlpItem[]): Parts {
  fieldCount(items, 9)
  const base = { ...common(items[0], items.slice(2)), gasPrice: integerField(items[1], 256) }
  const v = integerField(items[6], 64)
  if (v === 27n || v === 28n) {
    const signature = signatureOf(items, parity(v - 27n))
    return { transaction: { ...base, type: 'unprotected', chainId: null }, signature }
  }
  if (v < 35n) throw new FieldError()
  const chainId = (v - 35n) / 2n
  return { transaction: { ...base, type: 'legacy', chainId }, signature: signatureOf(items, parity((v - 35n) % 2n)) }
}

function accessListTransaction(items: readonly RlpItem[]): Parts {
  fieldCount(items, 11)
  const transaction = {
    ...common(items[1], items.slice(3)),
    type: 'eip2930',
    chainId: integerField(items[0], 64),
    gasPrice: integerField(items[2], 256),
    accessList: accessListField(items[7]),
  } as const
  return { transaction, signature: signatureOf(items, parity(integerField(items[8], 8))) }
}

function feeMarketTransaction(items: readonly RlpItem[]): Parts {
  fieldCount(items, 12)
  const transaction = {
    ...common(items[1], items.slice(4)),
    type: 'eip1559',
    chainId: integerField(items[0], 64),
    maxPriorityFeePerGas: integerField(items[2], 256),
    maxFeePerGas: integerField(items[3], 256),
    accessList: accessListField(items[8]),
  } as const
  return { transaction, signature: signatureOf(items, parity(integerField(items[9], 8))) }
}

function setCodeTransaction(items: readonly RlpItem[]): Parts {
  fieldCount(items, 13)
  const { to, ...rest } = common(items[1], items.slice(4))
  if (to === null) throw new FieldError()
  const transaction = {
    ...rest,
    to,
    type: 'eip7702',
    chainId: integerField(items[0], 64),
    maxPriorityFeePerGas: integerField(items[2], 256),
    maxFeePerGas: integerField(items[3], 256),
    accessList: accessListField(items[8]),
    authorizationList: authorizationListField(items[9]),
  } as const
  return { transaction, signature: signatureOf(items, parity(integerField(items[10], 8))) }
}

/** What no node takes whatever its state. Source: EIP-2681 (nonce), EIP-2294 (chain id), EIP-1559 (fees). */
function isInRange(transaction: SignedTransaction['transaction']): boolean {
  const { chainId, nonce, gas } = transaction
  if (chainId !== null && (chainId < 1n || chainId > BigInt(largestChainId))) return false
  const isFeeMarket = transaction.type === 'eip1559' || transaction.type === 'eip7702'
  if (isFeeMarket && transaction.maxPriorityFeePerGas > transaction.maxFeePerGas) return false
  const price = isFeeMarket ? transaction.maxFeePerGas : transaction.gasPrice
  return nonce <= largestNonce && (gas * price) >> 256n === 0n
}

const readers = new Map<number, (items: readonly RlpItem[]) => Parts>([
  [1, accessListTransaction],
  [2, feeMarketTransaction],
  [4, setCodeTransaction],
])

function readParts(raw: Uint8Array): Result<Parts, TransactionRefusal> {
  const first = raw[0] ?? 0
  const isLegacy = first >= 0xc0
  const read = isLegacy ? legacy : readers.get(first)
  if (read === undefined) return err('type')
  const decoded = decodeRlp(isLegacy ? raw : raw.subarray(1))
  if (!decoded.ok) return decoded
  try {
    return ok(read(listField(decoded.value)))
  } catch (thrown) {
    if (thrown instanceof FieldError) return err('malformed')
    throw thrown
  }
}

/**
 * Reads a raw signed transaction as strictly as a node: canonical RLP, exact fields, low s (EIP-2), a sender.
 * @param chainId when given, any other protected chain is refused.
 */
export function decodeTransaction(raw: Uint8Array, chainId?: bigint): Result<SignedTransaction, TransactionRefusal> {
  const parts = readParts(raw)
  if (!parts.ok) return parts
  const { transaction, signature } = parts.value
  if (!isInRange(transaction)) return err('range')
  if (chainId !== undefined && transaction.chainId !== null && transaction.chainId !== chainId) return err('chain')
  const from = recoverAddress(digestOf(transaction), signature)
  if (!from.ok) return err('signature')
  return ok({ transaction, signature, from: from.value, hash: transactionHash(raw) })
}
