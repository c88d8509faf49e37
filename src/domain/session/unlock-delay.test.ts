import { expect, test } from 'vitest'
import { delayAfter, rebased, retryAfter } from '#domain/session/unlock-delay.ts'

test('four failures are free, then it doubles from 2 s up to 5 min', () => {
  expect([0, 1, 4, 5, 6, 7, 8, 11, 12, 13, 1_000_000].map(delayAfter)).toEqual([
    0, 0, 0, 2_000, 4_000, 8_000, 16_000, 128_000, 256_000, 300_000, 300_000,
  ])
})

test('says when the next password may be tried', () => {
  expect(retryAfter({ failures: 4, at: 100 }, 100)).toBeNull()
  expect(retryAfter({ failures: 5, at: 100 }, 2_099)).toBe(2_100)
  expect(retryAfter({ failures: 5, at: 100 }, 2_100)).toBeNull()
})

test('a clock set back locks out for no longer than the delay', () => {
  const record = rebased({ failures: 6, at: 1_000_000 }, 500)
  expect(record).toEqual({ failures: 6, at: 500 })
  expect(retryAfter(record, 500)).toBe(4_500)
})
