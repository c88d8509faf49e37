import { expect, test } from 'vitest'
import type { Simulation } from '#domain/review/review.ts'
import { turned } from '#domain/review/simulation/turned.ts'
import { token } from '#domain/testing/subjects.ts'

const of = (state: Simulation['state'], amount?: string): Simulation => ({
  state,
  changes: amount === undefined ? [] : [{ asset: token, amount }],
  reason: null,
})

test.each([
  ['the same', of('ok', '-5'), of('ok', '-5'), false],
  ['another loss', of('ok', '-5'), of('ok', '-500'), true],
  ['a failure', of('ok', '-5'), of('reverts'), true],
  ['what was not known before', of('unavailable'), of('ok', '-5'), true],
  ['nothing any more', of('ok', '-5'), of('unavailable'), false],
  ['two things where it was one', of('ok', '-5'), { ...of('ok', '-5'), differs: true }, true],
])('%s at the click', (_, seen, now, expected) => {
  expect(turned(seen, now)).toBe(expected)
})
