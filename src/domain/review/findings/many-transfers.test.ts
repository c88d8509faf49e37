import { expect, test } from 'vitest'
import { manyTransfers } from '#domain/review/findings/many-transfers.ts'
import { message, transaction } from '#domain/testing/subjects.ts'

const after = (recent: number, moves = true) =>
  transaction({}, { history: { timesSent: 0, recent, amounts: [], moved: moves ? { token: null, amount: 1n } : null } })

test('sees the sixth within some minutes, and counts it', () => {
  expect(manyTransfers.find(after(5))).toEqual({ times: '6' })
  expect(manyTransfers.find(after(4))).toBeNull()
})

test('is silent for what sends nothing', () => {
  expect(manyTransfers.find(after(50, false))).toBeNull()
  expect(manyTransfers.find(message('hello'))).toBeNull()
})
