import * as v from 'valibot'
import { Address } from '#core/address.ts'
import { ChainId } from '#core/chain-id.ts'
import { Hex } from '#core/hex.ts'
import { Quantity } from '#core/quantity.ts'
import { FeePerGas, Gas } from '#domain/transactions/decision.ts'

/** EIP-2930 §Parameters: storage keys are 32 bytes each. */
export const AccessList = v.array(v.object({ address: Address, storageKeys: v.array(v.pipe(Hex, v.length(66))) }))

/** How one transaction takes the place of another that waits: the same at a higher fee, or nothing at all. */
export const replacementWays = ['speed-up', 'cancel'] as const
export type ReplacementWay = (typeof replacementWays)[number]

/**
 * A transaction somebody asks for, checked and complete enough to be shown. What is `null` the wallet fills in.
 * `to` is `null` when a contract is created. `replaces`, the wallet's own alone, names an entry of the journal. Amounts in wei, gas in units. Source: EIP-1474 eth_sendTransaction.
 */
export const TransactionRequest = v.object({
  chainId: ChainId,
  from: Address,
  to: v.nullable(Address),
  value: Quantity,
  data: Hex,
  gas: v.nullable(Gas),
  nonce: v.nullable(Quantity),
  gasPrice: v.nullable(FeePerGas),
  maxFeePerGas: v.nullable(FeePerGas),
  maxPriorityFeePerGas: v.nullable(FeePerGas),
  accessList: v.nullable(AccessList),
  replaces: v.exactOptional(v.object({ id: v.string(), how: v.picklist(replacementWays) })),
})
export type TransactionRequest = v.InferOutput<typeof TransactionRequest>

/** Where nobody but the wallet chooses any of it. */
export const allFilledIn = {
  gas: null,
  nonce: null,
  gasPrice: null,
  maxFeePerGas: null,
  maxPriorityFeePerGas: null,
  accessList: null,
} as const satisfies Partial<TransactionRequest>
