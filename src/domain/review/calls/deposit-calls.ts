import type { CallReaders } from '#domain/review/calls/call-reader.ts'

/** Many contracts have these two; only of a wrapped coin's is it known what becomes of what is put in. */
export type DepositCall = { readonly type: 'deposit' } | { readonly type: 'withdraw'; readonly amount: bigint }

/** Source: WETH9 `deposit`, `withdraw`. */
export const depositCalls: CallReaders<DepositCall> = {
  '0xd0e30db0': { signature: 'deposit()', read: () => ({ type: 'deposit' }) },
  '0x2e1a7d4d': { signature: 'withdraw(uint256)', read: (of) => ({ type: 'withdraw', amount: of.integer(0) }) },
}
