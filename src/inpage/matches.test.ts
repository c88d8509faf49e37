import { expect, test } from 'vitest'
import { siteMatches } from '#inpage/matches.ts'

test('no insecure address but this machine', () => {
  const insecure = siteMatches.filter((match) => !match.startsWith('https://'))
  expect(insecure.map((match) => match.slice('http://'.length, -2))).toEqual(['localhost', '127.0.0.1', '*.localhost'])
})
