import fc from 'fast-check'
import { expect, test } from 'vitest'
import { everything, outflow, totalOf, type Outflow } from '#domain/guardrails/outflow.ts'
import { address, spender, token } from '#domain/testing/subjects.ts'

test('what is sent adds up, and only of the asset that is asked for', () => {
  const sent = [outflow('moves', null, 3n), outflow('moves', null, 4n), outflow('moves', token, 100n)]
  expect(totalOf(sent, null)).toBe(7n)
  expect(totalOf(sent, token)).toBe(100n)
  expect(totalOf(sent, spender)).toBe(0n)
})

test('allowing 100 and then having the same one take 100 is 100', () => {
  const allowed = outflow('allows', token, 100n, spender)
  expect(totalOf([allowed, outflow('moves', token, 100n, spender)], token)).toBe(100n)
  expect(totalOf([allowed, outflow('moves', token, 120n, spender)], token)).toBe(120n)
  expect(totalOf([allowed, outflow('moves', token, 100n, address('6'))], token)).toBe(200n)
  expect(totalOf([allowed, allowed], token)).toBe(200n)
  expect(totalOf([outflow('allows', token, everything, spender)], token)).toBe(everything)
})

const anything = fc.record({
  type: fc.constantFrom<Outflow['type']>('moves', 'allows'),
  token: fc.constantFrom(null, token),
  amount: fc.bigInt({ min: 0n, max: everything }).map(String),
  via: fc.constantFrom(null, spender, address('6')),
})

test('no order and no splitting makes it less, and one more never does', () => {
  fc.assert(
    fc.property(fc.array(anything, { maxLength: 12 }), anything, fc.nat(), (before, more, seed) => {
      const total = totalOf(before, token)
      const turned = [...before.slice(seed % (before.length + 1)), ...before.slice(0, seed % (before.length + 1))]
      expect(totalOf(turned, token)).toBe(total)
      const after = totalOf([...before, more], token)
      expect(after >= total).toBe(true)
      const most = more.token === token ? BigInt(more.amount) : 0n
      expect(after - total <= most).toBe(true)
      const half = BigInt(more.amount) / 2n
      const split = [half, BigInt(more.amount) - half].map((amount) => ({ ...more, amount: String(amount) }))
      expect(totalOf([...before, ...split], token)).toBe(after)
    }),
  )
})
