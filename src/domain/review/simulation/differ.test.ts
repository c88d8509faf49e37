import { expect, test } from 'vitest'
import type { Simulation } from '#domain/review/review.ts'
import { differ, worse } from '#domain/review/simulation/differ.ts'
import { address, spender, token } from '#domain/testing/subjects.ts'

const seen = (changes: Simulation['changes'], allowances: Simulation['allowances'] = []): Simulation => ({
  state: 'ok',
  changes,
  reason: null,
  allowances,
})
const moves = (amount: string, asset: string = token) => seen([{ asset, amount }])
const allows = (amount: string) => seen([], [{ asset: token, spender, amount }])
const reverts: Simulation = { state: 'reverts', changes: [], reason: null }

test.each([
  ['the same', moves('-5'), moves('-5'), false],
  ['a little interest', moves('100000'), moves('100012'), false],
  ['another price', moves('100'), moves('90'), true],
  ['in instead of out', moves('5'), moves('-5'), true],
  ['nothing at all', moves('5'), seen([]), true],
  ['another asset', moves('-5'), moves('-5', address('d')), true],
  ['another piece that leaves', moves('-1', `${token}:1`), moves('-1', `${token}:2`), true],
  ['another piece that comes', moves('1', `${token}:1`), moves('1', `${token}:2`), false],
  ['another end', moves('-5'), reverts, true],
  ['two failures', reverts, { ...reverts, reason: 'later' }, false],
  ['another allowance', allows('5'), allows('500'), true],
  ['all instead of some', allows('5'), allows('all'), true],
  ['all and all', allows('all'), allows('all'), false],
  ['an allowance more', seen([]), allows('5'), true],
])('%s', (_, one, other, expected) => {
  expect(differ(one, other)).toBe(expected)
  expect(differ(other, one)).toBe(expected)
})

test('the worse is what takes more; the later where both are alike', () => {
  expect(worse(moves('-5'), moves('5'))).toEqual(moves('-5'))
  expect(worse(moves('5'), moves('-5'))).toEqual(moves('-5'))
  expect(worse(seen([]), allows('all'))).toEqual(allows('all'))
  expect(worse(moves('-5'), moves('-7'))).toEqual(moves('-7'))
})
