import type { Address } from '#core/address.ts'
import { quantity } from '#core/quantity.ts'
import type { StandingRight } from '#domain/allowances/standing-right.ts'
import { token } from '#domain/testing/subjects.ts'

/** A right to 5 units of a token, for tests. */
export const standingRight = (spender: Address, changes: Partial<StandingRight> = {}): StandingRight => ({
  right: { type: 'token', contract: token, spender },
  amount: quantity(5n),
  until: null,
  givenAt: null,
  symbol: 'PLN',
  name: 'Polish zloty',
  decimals: 6,
  balance: quantity(1_500_000n),
  spenderName: null,
  spenderHasCode: true,
  ...changes,
})
