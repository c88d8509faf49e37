import { expect, test } from 'vitest'
import { controlChange } from '#domain/review/findings/control-change.ts'
import { callData, message, spender, token, tokenTransfer, transaction } from '#domain/testing/subjects.ts'
import { hex } from '#domain/testing/transactions.ts'

test.each([
  ['a new owner', callData('0xf2fde38b', spender)],
  ['no owner', hex('0x715018a6')],
  ['a new program', callData('0x3659cfe6', spender)],
  ['a role', callData('0x2f2ff15d', 0n, spender)],
])('sees %s', (_, data) => {
  expect(controlChange.find(transaction({ to: token, data }))).toEqual({ contract: token })
})

test('is silent for everything else', () => {
  expect(controlChange.find(transaction({ to: token, data: tokenTransfer(spender) }))).toBeNull()
  expect(controlChange.find(message('transferOwnership'))).toBeNull()
})
