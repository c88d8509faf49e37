import fc from 'fast-check'
import { expect, test } from 'vitest'
import { roundUp } from '#ui/approvals/round-up.ts'

test('is never below, never a whole unit above, and ends in zeros', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 2n ** 256n }), fc.nat({ max: 18 }), (value, digits) => {
      const unit = 10n ** BigInt(digits)
      const rounded = roundUp(value, digits)
      expect(rounded >= value && rounded - value < unit && rounded % unit === 0n).toBe(true)
    }),
  )
})
