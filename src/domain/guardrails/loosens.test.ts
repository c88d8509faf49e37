import { expect, test } from 'vitest'
import { quantity } from '#core/quantity.ts'
import { noGuardrail, type Guardrail, type Limit, type Wait } from '#domain/guardrails/guardrail.ts'
import { loosens } from '#domain/guardrails/loosens.ts'
import { address, token } from '#domain/testing/subjects.ts'
import { testChain } from '#domain/testing/transactions.ts'

const limit = (most: bigint | null, day: bigint | null, changes: Partial<Limit> = {}): Limit => ({
  chainId: testChain,
  token: null,
  symbol: 'ETH',
  decimals: 18,
  perTransaction: most === null ? null : quantity(most),
  perDay: day === null ? null : quantity(day),
  waitAbove: null,
  ...changes,
})
const limits = (...each: readonly Limit[]): Guardrail => ({ ...noGuardrail, limits: [...each] })
const only = (...allowed: readonly string[]): Guardrail => ({ ...noGuardrail, allowed: allowed.map(address) })
const waits = (minutes: Wait['minutes'], firstTime = false): Guardrail => ({
  ...noGuardrail,
  wait: { minutes, firstTime },
})
const above = (amount: bigint | null) =>
  limits(limit(null, null, { waitAbove: amount === null ? null : quantity(amount) }))

test.each<[string, Guardrail, Guardrail]>([
  ['a first limit', noGuardrail, limits(limit(5n, 9n))],
  ['nothing changes', limits(limit(5n, 9n)), limits(limit(5n, 9n))],
  ['less at once', limits(limit(5n, 9n)), limits(limit(4n, 9n))],
  ['one more limit', limits(limit(5n, null)), limits(limit(5n, null), limit(1n, 1n, { token }))],
  ['a day where there was none', limits(limit(5n, null)), limits(limit(5n, 9n))],
  ['a list where everybody was allowed', noGuardrail, only('1')],
  ['a shorter list', only('1', '2'), only('1')],
  ['a longer wait', waits(10), waits(60)],
  ['a wait for whoever is new', waits(10), waits(10, true)],
  ['a wait from less on', above(5n), above(4n)],
])('tightens: %s', (_, before, after) => {
  expect(loosens(before, after)).toBe(false)
})

test.each<[string, Guardrail, Guardrail]>([
  ['more at once', limits(limit(5n, 9n)), limits(limit(6n, 9n))],
  ['more in a day', limits(limit(5n, 9n)), limits(limit(5n, 10n))],
  ['no day any more', limits(limit(5n, 9n)), limits(limit(5n, null))],
  ['less at once, but more in a day', limits(limit(5n, 9n)), limits(limit(1n, 10n))],
  ['the limit is gone', limits(limit(5n, 9n)), noGuardrail],
  ['it is for another token now', limits(limit(5n, 9n)), limits(limit(5n, 9n, { token }))],
  ['somebody new on the list', only('1'), only('1', '2')],
  ['a shorter wait', waits(60), waits(10)],
  ['no wait', waits(10), noGuardrail],
  ['no wait for whoever is new', waits(10, true), waits(10)],
  ['a wait from more on', above(5n), above(6n)],
  ['a wait from nothing on', above(5n), above(null)],
  ['everybody', only('1'), noGuardrail],
  ['everybody where nobody was allowed', only(), noGuardrail],
])('loosens: %s', (_, before, after) => {
  expect(loosens(before, after)).toBe(true)
})
