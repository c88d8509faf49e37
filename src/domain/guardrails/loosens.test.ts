import { expect, test } from 'vitest'
import { quantity } from '#core/quantity.ts'
import { noGuardrail, type Guardrail, type Limit } from '#domain/guardrails/guardrail.ts'
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
  ...changes,
})
const limits = (...each: readonly Limit[]): Guardrail => ({ limits: [...each], allowed: null })
const only = (...allowed: readonly string[]): Guardrail => ({ limits: [], allowed: allowed.map(address) })

test.each<[string, Guardrail, Guardrail]>([
  ['a first limit', noGuardrail, limits(limit(5n, 9n))],
  ['nothing changes', limits(limit(5n, 9n)), limits(limit(5n, 9n))],
  ['less at once', limits(limit(5n, 9n)), limits(limit(4n, 9n))],
  ['one more limit', limits(limit(5n, null)), limits(limit(5n, null), limit(1n, 1n, { token }))],
  ['a day where there was none', limits(limit(5n, null)), limits(limit(5n, 9n))],
  ['a list where everybody was allowed', noGuardrail, only('1')],
  ['a shorter list', only('1', '2'), only('1')],
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
  ['everybody', only('1'), noGuardrail],
  ['everybody where nobody was allowed', only(), noGuardrail],
])('loosens: %s', (_, before, after) => {
  expect(loosens(before, after)).toBe(true)
})
