import { expect, test } from 'vitest'
import { wipe } from '#core/wipe.ts'

test('leaves zeros in every one of them', () => {
  const first = Uint8Array.of(1, 2, 3)
  const second = Uint8Array.of(9)
  wipe(first, second)
  expect([first, second]).toEqual([new Uint8Array(3), new Uint8Array(1)])
})
