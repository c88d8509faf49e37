import { expect, test } from 'vitest'
import { err, ok } from '#core/result.ts'

test('a result is one of two values', () => {
  expect(ok(1)).toEqual({ ok: true, value: 1 })
  expect(err('refused')).toEqual({ ok: false, error: 'refused' })
})
