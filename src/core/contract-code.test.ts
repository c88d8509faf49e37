import * as v from 'valibot'
import { expect, test } from 'vitest'
import { isContractCode } from '#core/contract-code.ts'
import { Hex } from '#core/hex.ts'

test.each([
  ['0x', false],
  [`0xef0100${'11'.repeat(20)}`, false],
  ['0x60', true],
  ['0xef01', true],
])('%s: %s', (code, is) => {
  expect(isContractCode(v.parse(Hex, code))).toBe(is)
})
