import type { Address } from '#core/address.ts'
import type { Hex } from '#core/hex.ts'
import { err, ok, type Result } from '#core/result.ts'
import { encodeCall } from '#domain/assets/abi.ts'
import { isNobody, readCall } from '#domain/review/call.ts'

/**
 * A call that lets `spender` take `token` up to `amount`, in base units: `approve` sets it, `approve-more` adds to it, and
 * `permit2-approve` sets it at the Permit2 contract until `until`, in seconds since the epoch. `most` is the largest amount
 * that the function takes. Of `approve` alone nobody can tell whether the token is one of EIP-20 or the amount the id of an
 * NFT of EIP-721.
 */
export type AllowanceCall = {
  readonly token: Address
  readonly spender: Address
  readonly amount: bigint
  readonly most: bigint
} & ({ readonly how: 'approve' | 'approve-more' } | { readonly how: 'permit2-approve'; readonly until: bigint })

const mostOf = {
  approve: 2n ** 256n - 1n,
  'approve-more': 2n ** 256n - 1n,
  'permit2-approve': 2n ** 160n - 1n,
} as const

/** `null` for any other call, and for one that takes a right away. */
export function allowanceCall({ to, data }: { readonly to: Address | null; readonly data: Hex }): AllowanceCall | null {
  const call = to === null ? null : readCall(data)
  if (to === null || call === null) return null
  switch (call.type) {
    case 'approve':
    case 'approve-more': {
      const { type: how, spender, amount } = call
      return amount === 0n || isNobody(spender) ? null : { how, token: to, spender, amount, most: mostOf[how] }
    }
    case 'permit2-approve': {
      const { type: how, token, spender, amount, until } = call
      return amount === 0n ? null : { how, token, spender, amount, until, most: mostOf[how] }
    }
    default:
      return null
  }
}

export const amountProblems = ['zero', 'too-large'] as const
export type AmountProblem = (typeof amountProblems)[number]

/** The data of the same call with another amount, and nothing else in it. */
export function withAmount(call: AllowanceCall, amount: bigint): Result<Hex, AmountProblem> {
  if (amount <= 0n) return err('zero')
  if (amount > call.most) return err('too-large')
  switch (call.how) {
    case 'approve':
      return ok(encodeCall('0x095ea7b3', call.spender, amount))
    case 'approve-more':
      return ok(encodeCall('0x39509351', call.spender, amount))
    case 'permit2-approve':
      return ok(encodeCall('0x87517c45', call.token, call.spender, amount, call.until))
    default:
      return call satisfies never
  }
}
