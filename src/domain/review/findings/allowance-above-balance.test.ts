import { expect, test } from 'vitest'
import { allowanceAboveBalance } from '#domain/review/findings/allowance-above-balance.ts'
import {
  approve,
  message,
  mostOf256,
  permitMessage,
  spender,
  token,
  transaction,
  typedData,
} from '#domain/testing/subjects.ts'

const allowing = (amount: bigint, holding: bigint | null) =>
  transaction({ to: token, data: approve(amount) }, { holding })

test('sees an allowance of more than ten times what there is, by a call and by a permit', () => {
  const details = { spender, token, amount: '101', held: '10' }
  expect(allowanceAboveBalance.find(allowing(101n, 10n))).toEqual(details)
  expect(allowanceAboveBalance.find(typedData({ message: permitMessage('101') }, { holding: 10n }))).toEqual(details)
  expect(allowanceAboveBalance.find(allowing(100n, 10n))).toBeNull()
})

test('is silent for who has none yet, where nobody knows, and for one without end', () => {
  expect(allowanceAboveBalance.find(allowing(101n, 0n))).toBeNull()
  expect(allowanceAboveBalance.find(allowing(101n, null))).toBeNull()
  expect(allowanceAboveBalance.find(allowing(mostOf256, 10n))).toBeNull()
  expect(allowanceAboveBalance.find(transaction({}, { holding: 10n }))).toBeNull()
  expect(allowanceAboveBalance.find(message('hello'))).toBeNull()
})
