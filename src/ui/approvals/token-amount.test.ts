import { expect, test } from 'vitest'
import { address } from '#domain/testing/subjects.ts'
import { plainTokenAmount, tokenAmount, tokenOf } from '#ui/approvals/token-amount.ts'

const pln = { address: address('c'), symbol: 'PLN', decimals: 6 }

test('an amount is exact, whatever its size', () => {
  expect(tokenAmount(1_500_000n, pln)).toBe('1.5 \u2068PLN\u2069')
  expect(plainTokenAmount(1_500_000n, pln)).toBe('1.5 PLN')
  expect(tokenAmount(1n, pln)).toBe('0.000001 \u2068PLN\u2069')
  expect(tokenAmount(1_234_567n, { symbol: 'X', decimals: 0 })).toBe('1,234,567 \u2068X\u2069')
})

test('a contract that says nothing of itself has no readable amounts', () => {
  expect(tokenOf([pln], address('c'))).toBe(pln)
  expect(tokenOf([pln], address('d'))).toBeNull()
})
