import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pickPlaces } from '#ui/screens/onboarding/pick-places.ts'

test('picks different places, in order, within the phrase', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(12, 24),
      fc.array(fc.nat({ max: 0xffffffff }), { minLength: 24, maxLength: 24 }),
      (length, numbers) => {
        const places = pickPlaces(length, 3, (values) => {
          values.set(numbers.slice(0, values.length))
        })
        expect(new Set(places).size).toBe(3)
        expect([...places].sort((a, b) => a - b)).toEqual(places)
        expect(places.every((place) => place >= 0 && place < length)).toBe(true)
      },
    ),
  )
})
