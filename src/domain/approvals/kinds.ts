import * as v from 'valibot'
import { Address } from '#core/address.ts'
import { ChainId } from '#core/chain-id.ts'
import { EncryptedMessage } from '#core/encrypted-message.ts'
import { Hex } from '#core/hex.ts'
import { Asset } from '#domain/assets/asset.ts'
import { CallsDecision, CallsRequest } from '#domain/calls/calls-request.ts'
import { SiteNetwork } from '#domain/networks/site-network.ts'
import { TransactionDecision } from '#domain/transactions/decision.ts'
import { TransactionRequest } from '#domain/transactions/request.ts'

/** THE table: what each approval shows (`request`) and what the user may decide (`decision`). All of it is JSON. */
export const approvalKinds = {
  connect: {
    /** `chainId` is where the site is; `accounts` and `chains` are those it would like, known or not. */
    request: v.object({
      chainId: ChainId,
      accounts: v.optional(v.array(Address), []),
      chains: v.optional(v.array(ChainId), []),
    }),
    /** The first account is the current one; `chains` are the networks it may use beside the one it is on. */
    decision: v.object({
      accounts: v.pipe(v.array(Address), v.minLength(1)),
      chainId: ChainId,
      chains: v.optional(v.array(ChainId), []),
    }),
  },
  /** All of it was read from the chain before it was asked. */
  asset: {
    request: Asset,
    decision: v.object({}),
  },
  message: {
    request: v.object({ account: Address, message: Hex }),
    decision: v.object({}),
  },
  /** A message that is a sign-in to the letter of EIP-4361. */
  'sign-in': {
    request: v.object({ account: Address, message: Hex }),
    decision: v.object({}),
  },
  'typed-data': {
    /** `typedData` is the JSON text that was checked and whose digest is signed; of version 1 it is a list. */
    request: v.object({ account: Address, version: v.picklist(['v1', 'v3', 'v4']), typedData: v.string() }),
    decision: v.object({}),
  },
  'encryption-key': {
    request: v.object({ account: Address }),
    decision: v.object({}),
  },
  decrypt: {
    request: v.object({ account: Address, message: EncryptedMessage }),
    decision: v.object({}),
  },
  transaction: {
    request: TransactionRequest,
    decision: TransactionDecision,
  },
  calls: {
    request: CallsRequest,
    decision: CallsDecision,
  },
  /** The wallet's own question alone. `current` is who acts for the account now; the zero address as `delegate` takes it back. */
  authorization: {
    request: v.object({ chainId: ChainId, account: Address, delegate: Address, current: v.nullable(Address) }),
    decision: TransactionDecision,
  },
  chain: {
    request: v.variant('action', [
      v.object({ action: v.literal('add'), network: SiteNetwork }),
      v.object({ action: v.literal('switch'), chainId: ChainId }),
    ]),
    decision: v.object({}),
  },
} as const satisfies Record<string, { readonly request: v.GenericSchema; readonly decision: v.GenericSchema }>

export type ApprovalKinds = typeof approvalKinds
export type ApprovalKind = keyof ApprovalKinds
export type ApprovalRequest<K extends ApprovalKind> = v.InferOutput<ApprovalKinds[K]['request']>
export type ApprovalDecision<K extends ApprovalKind> = v.InferOutput<ApprovalKinds[K]['decision']>

export const isApprovalKind = (name: string): name is ApprovalKind => Object.hasOwn(approvalKinds, name)
