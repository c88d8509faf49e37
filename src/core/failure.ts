import { RpcError, errorShape, rpcErrors, type RpcErrorName, type RpcErrorShape } from '#core/errors.ts'

/**
 * Why what was approved was not carried out. Pages of the wallet have words for each, in every language; a site is told
 * `message` alone. `refused`: by the network's node, whose own words `message` then is.
 */
export const failureReasons = [
  'refused',
  'unreachable',
  'timeout',
  'too-large',
  'malformed',
  'wrong-chain',
  'unknown-chain',
  'not-consented',
  'not-waiting',
  'underpriced',
  'nonce-used',
  'nonce-too-high',
  'unknown-account',
  'duplicate',
  'account-changed',
  'locked',
  'held-changed',
  'held-fees',
  'held-cancelled',
  'forgotten',
  'unreadable',
  'foreign-sign-in',
  'unexpected',
] as const
export type FailureReason = (typeof failureReasons)[number]

export type Failure = RpcErrorShape & { readonly reason: FailureReason }

/** An error that a site is told as any other, and the user in their own words. */
export class FailureError extends RpcError {
  readonly reason: FailureReason

  constructor(failure: Failure) {
    super(failure)
    this.reason = failure.reason
  }
}

/** @param detail replaces the table's sentence for the site's author. */
export const failure = (reason: FailureReason, name: RpcErrorName, detail?: string): Failure => ({
  code: rpcErrors[name].code,
  message: detail ?? rpcErrors[name].message,
  reason,
})

/** What is not foreseen keeps its inner details to itself. */
export const failureOf = (thrown: unknown): Failure => ({
  ...errorShape(thrown),
  reason: thrown instanceof FailureError ? thrown.reason : 'unexpected',
})
