import { expect, test } from 'vitest'
import { symbolKey } from '#domain/assets/symbol-key.ts'

test.each([
  ['usdc', 'USDC'],
  ['USDС', 'USDC'],
  ['USD.C', 'USDC'],
  ['ＵＳＤＣ', 'USDC'],
  ['ÉTH', 'ETH'],
  ['ΕΤΗ', 'ETH'],
  ['USD₮', 'USDT'],
  ['D0GE', 'DOGE'],
])('%s passes for %s', (one, other) => {
  expect(symbolKey(one)).toBe(symbolKey(other))
})

test.each([
  ['WETH', 'ETH'],
  ['USDC', 'USDT'],
  ['人民币', '人民'],
])('%s does not pass for %s', (one, other) => {
  expect(symbolKey(one)).not.toBe(symbolKey(other))
})
