import { expect, test } from 'vitest'
import { quantity } from '#core/quantity.ts'
import { standingRight } from '#domain/allowances/testing/standing-right.ts'
import { address } from '#domain/testing/subjects.ts'
import { withFound, withRead } from '#ui/screens/allowances/merge-rights.ts'

const one = standingRight(address('1'), { givenAt: 10 })
const two = standingRight(address('2'), { givenAt: 20 })
const lowered = { ...one, amount: quantity(1n) }

test('what is found comes beside what is known, once, with its last date', () => {
  expect(withFound([one], [two])).toEqual([one, two])
  expect(withFound([one], [{ ...lowered, givenAt: 30 }])).toEqual([{ ...lowered, givenAt: 30 }])
  expect(withFound([one], [{ ...lowered, givenAt: null }])).toEqual([{ ...lowered, givenAt: 10 }])
  expect(withFound([], [{ ...one, givenAt: null }])).toEqual([{ ...one, givenAt: null }])
})

test('what was taken back goes, what changed changes, and nothing else is touched', () => {
  expect(withRead([one, two], [one.right], [])).toEqual([two])
  expect(withRead([one, two], [one.right], [{ ...lowered, givenAt: 0 }])).toEqual([lowered, two])
  expect(withRead([one], [two.right], [two])).toEqual([one])
})
