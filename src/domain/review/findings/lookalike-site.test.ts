import { expect, test } from 'vitest'
import { lookalikeSite } from '#domain/review/findings/lookalike-site.ts'
import { message, site } from '#domain/testing/subjects.ts'

test('names the site that it resembles', () => {
  expect(lookalikeSite.find(site('https://app.uniswop.org'))).toEqual({ resembles: 'uniswap.org' })
})

test('is silent for the site itself, for a listed one, and for other subjects', () => {
  expect(lookalikeSite.find(site('https://app.uniswap.org'))).toBeNull()
  expect(lookalikeSite.find(site('https://uniswap.app'))).toBeNull()
  expect(lookalikeSite.find(site('http://localhost:5173'))).toBeNull()
  expect(lookalikeSite.find(message('uniswop.org'))).toBeNull()
})
