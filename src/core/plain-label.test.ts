import * as v from 'valibot'
import { expect, test } from 'vitest'
import { plainLabel } from '#core/plain-label.ts'

const label = plainLabel(8)

test('takes short text of any script, without the space around it', () => {
  expect(v.parse(label, ' USDC ')).toBe('USDC')
  expect(v.parse(label, '人民币')).toBe('人民币')
})

test.each(['', '  ', 'ABCDEFGHI', 'US\u200bDC', 'US\u202eDC', 'US\nDC', 'US\tDC', 'U\u0000', 'ﾠ'])(
  'refuses %j',
  (text) => {
    expect(v.is(label, text)).toBe(false)
  },
)
