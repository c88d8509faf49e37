import { expect, test } from 'vitest'
import type { Breach } from '#domain/guardrails/breach.ts'
import { aboveLimit } from '#domain/review/findings/above-limit.ts'
import type { Review } from '#domain/review/review.ts'
import { withGuardrails } from '#domain/review/with-guardrails.ts'
import { message, spender } from '#domain/testing/subjects.ts'

const day: Breach = {
  ...{ rule: 'per-day', of: 'account', most: 10n, used: 7n, asks: 5n },
  limit: { token: null, symbol: 'ETH', decimals: 18 },
}
const find = (breach: Breach) => aboveLimit.find({ kind: 'breach', breach })

test('which limit, what went before it, and by how much it is above', () => {
  expect(find(day)).toEqual({
    limit: 'per-day-account',
    'limit-most': '10',
    'limit-used': '7',
    'limit-asks': '5',
    'limit-over': '2',
    symbol: 'ETH',
    decimals: '18',
  })
  const once = find({ ...day, rule: 'per-transaction', of: 'site', used: 0n, asks: 11n })
  expect(once).toMatchObject({ limit: 'per-transaction-site', 'limit-over': '1' })
  expect(once).not.toHaveProperty('limit-used')
})

test('who is not on the list, and that nobody can tell', () => {
  expect(find({ rule: 'not-allowed', of: 'site', party: spender })).toEqual({
    limit: 'not-allowed-site',
    party: spender,
  })
  expect(find({ rule: 'not-allowed', of: 'site', party: null })).toEqual({ limit: 'not-allowed-site' })
  expect(find({ rule: 'unknown', of: 'account' })).toEqual({ limit: 'unknown-account' })
  expect(aboveLimit.find(message('hello'))).toBeNull()
})

test('a review with one needs a proof; without, it is the very review', () => {
  const review: Review = { findings: [{ code: 'permit', severity: 'danger', details: {} }], simulation: null }
  expect(withGuardrails(review, [], 0)).toBe(review)
  const found = withGuardrails(review, [day], 0)
  expect(found.needsProof).toBe(true)
  expect(found.findings.map(({ code, severity }) => `${severity} ${code}`)).toEqual([
    'danger permit',
    'warn above-limit',
  ])
})
