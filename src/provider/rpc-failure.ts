import { rpcErrors, type RpcError, type RpcErrorName } from '#core/errors.ts'
import { failure as ofReason, FailureError, type FailureReason } from '#core/failure.ts'
import { LockedError } from '#domain/locked-error.ts'
import type { BatchFailure } from '#domain/calls/batches.ts'
import type { RpcFailure } from '#domain/ports.ts'
import type { PlaceFailure } from '#domain/transactions/place.ts'
import type { SubmitFailure } from '#domain/transactions/transactions.ts'

/** Geth's own, with the revert data that libraries decode. */
const executionReverted = 3
const isNodeCode = (code: number): boolean => code === executionReverted || (code >= -32_768 && code <= -32_000)

const failed = (reason: FailureReason, name: RpcErrorName, detail?: string): RpcError =>
  new FailureError(ofReason(reason, name, detail))

/** In the node's own words. The codes that say something of the wallet are never a node's to give. */
function refusedError({ message, data }: Extract<RpcFailure, { kind: 'refused' }>, code: number): RpcError {
  return new FailureError({ reason: 'refused', code, message, data })
}

/** What a site is told when its network did not answer as it should. The node's own refusal is passed on. */
export function rpcFailureError(failure: RpcFailure): RpcError {
  switch (failure.kind) {
    case 'refused':
      return refusedError(failure, isNodeCode(failure.code) ? failure.code : rpcErrors.serverError.code)
    case 'locked':
      return failed(failure.kind, 'unauthorized')
    case 'unreachable':
    case 'timeout':
    case 'wrong-chain':
    case 'unknown-chain':
    case 'not-consented':
      return failed(failure.kind, 'chainDisconnected')
    case 'too-large':
      return failed(failure.kind, 'internal', 'The answer of the network is too large.')
    case 'malformed':
      return failed(failure.kind, 'internal', 'The answer of the network is not valid.')
    default:
      return failure satisfies never
  }
}

const placeWords = {
  'not-waiting': 'The transaction to be replaced waits no more, or another took its place already. Nothing was sent.',
  underpriced: 'The fee is too low to take the place of the waiting transaction. Nothing was sent.',
  'nonce-used': 'A transaction with this nonce is in a block already. Nothing was sent.',
  'nonce-too-high': 'The nonce is too far above the next one. Nothing was sent.',
} satisfies Record<PlaceFailure, string>

/** The same for a transaction that was approved. Throws `LockedError` where it must be carried out after an unlock. */
export function submitFailureError(failure: SubmitFailure): RpcError {
  switch (failure.kind) {
    case 'refused':
      return refusedError(failure, rpcErrors.transactionRejected.code)
    case 'locked':
      throw new LockedError()
    case 'unknown-account':
      return failed(failure.kind, 'unauthorized')
    case 'not-waiting':
    case 'underpriced':
    case 'nonce-used':
    case 'nonce-too-high':
      return failed(failure.kind, 'transactionRejected', placeWords[failure.kind])
    default:
      return rpcFailureError(failure)
  }
}

/** The same for a list of calls of which nothing was sent. */
export function batchFailureError(failure: BatchFailure): RpcError {
  switch (failure.kind) {
    case 'duplicate':
      return failed(failure.kind, 'duplicateId')
    case 'changed':
      return failed(
        'account-changed',
        'atomicityUnsupported',
        'Who acts for the account is no longer what the user was shown.',
      )
    default:
      return submitFailureError(failure)
  }
}
