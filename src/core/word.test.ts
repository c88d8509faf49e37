import { expect, test } from 'vitest'
import { shapeOf, usualShape, wordOf, words } from '#core/word.ts'

test('a word and a shape say the same', () => {
  for (const word of words) {
    const shape = shapeOf(word)
    expect(shape === null ? 'hide' : wordOf(shape)).toBe(word)
  }
  expect(wordOf(usualShape)).toBe('as-11')
  expect(wordOf({ ownsEthereum: false, isMetaMask: true })).toBe('as-01')
})
