import { expect, test } from 'vitest'
import { phishingSite } from '#domain/review/findings/phishing-site.ts'
import { message, site } from '#domain/testing/subjects.ts'

test.each(['https://uniswap.app', 'https://claim.uniswap.app', 'https://uniswap.app.', 'https://uniswap.app:8443'])(
  '%s is on the list',
  (origin) => {
    expect(phishingSite.find(site(origin))).toEqual({})
  },
)

test('is silent for neighbours of what is listed, and for other subjects', () => {
  expect(phishingSite.find(site('https://app.example'))).toBeNull()
  expect(phishingSite.find(site('https://other.netlify.app'))).toBeNull()
  expect(phishingSite.find(message('uniswap.app'))).toBeNull()
})
