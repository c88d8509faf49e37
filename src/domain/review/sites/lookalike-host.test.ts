import { expect, test } from 'vitest'
import { knownHosts } from '#domain/review/sites/known-hosts.ts'
import { lookalikeOf } from '#domain/review/sites/lookalike-host.ts'
import { phishingHosts } from '#domain/review/sites/phishing-hosts.ts'

test.each([
  ['uniswqp.org', 'uniswap.org'],
  ['unsiwap.org', 'uniswap.org'],
  ['unis-wap.org', 'uniswap.org'],
  ['uniswap.app', 'uniswap.org'],
  ['uniswap-airdrop.com', 'uniswap.org'],
  ['app.uniswap.org.claim.example', 'uniswap.org'],
  ['xn--unswap-4va.app', 'uniswap.org'],
  ['\u043epensea.io', 'opensea.io'],
  ['opensea-user-reward.netlify.app', 'opensea.io'],
  ['rnetamask.io', 'metamask.io'],
  ['\u0430\u0430v\u0435.com', 'aave.com'],
  ['rev0ke.cash', 'revoke.cash'],
  ['metamask.io.', null],
])('%s passes for %s', (host, known) => {
  expect(lookalikeOf(new URL(`https://${host}`).hostname)).toBe(known)
})

test('the known ones, and what is under them, are themselves', () => {
  for (const { host } of knownHosts) {
    expect([host, lookalikeOf(host)]).toEqual([host, null])
    expect(lookalikeOf(`app.${host}`)).toBeNull()
  }
})

test.each([
  'localhost',
  '127.0.0.1',
  'app.example',
  'example.co.uk',
  'ledge.example',
  'compound.example',
  'foundation.org',
  'curves.example',
  'snapshot.page',
  'github.com',
  'wikipedia.org',
  'safe.example',
  'base.example',
  'uni.example',
])('%s is like none of them', (host) => {
  expect(lookalikeOf(host)).toBeNull()
})

test('no known site is on the list of those that steal', () => {
  const known = knownHosts.map(({ host }) => host)
  expect(known.filter((host) => phishingHosts.has(host))).toEqual([])
  expect(phishingHosts.size).toBeGreaterThan(90)
  for (const host of phishingHosts) expect(new URL(`https://${host}`).hostname).toBe(host)
})
