import { expect, test } from 'vitest'
import { createSignatures, noSignatures } from '#domain/review/signatures/signatures.ts'

test('a function is found by its selector, and no other name of an object is', () => {
  const signatures = createSignatures({ '379607f5': 'claim(uint256 id)' })
  expect(signatures('0x379607f5')).toBe('claim(uint256 id)')
  expect(signatures('0x00000000')).toBeNull()
  expect(signatures('0xconstructor')).toBeNull()
  expect(noSignatures('0x379607f5')).toBeNull()
})

test.each([null, [1], { '379607f': 'claim()' }, { '0x379607f5': 'claim()' }, { '379607f5': ['claim()'] }])(
  'what is no packed list is refused: %j',
  (packed) => {
    expect(() => createSignatures(packed)).toThrow()
  },
)
