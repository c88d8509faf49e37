import { expect, test } from 'vitest'
import { aboveHistory } from '#domain/review/findings/above-history.ts'
import { message, token, transaction } from '#domain/testing/subjects.ts'

const sending = (amount: bigint, amounts: readonly bigint[], of: typeof token | null = null) =>
  transaction({}, { history: { timesSent: 0, recent: 0, moved: { token: of, amount }, amounts } })
const five = [1n, 2n, 10n, 3n, 4n]

test('sees more than ten times the most that was ever sent, of a coin and of a token', () => {
  expect(aboveHistory.find(sending(101n, five))).toEqual({ most: '10' })
  expect(aboveHistory.find(sending(101n, five, token))).toEqual({ token, largest: '10' })
  expect(aboveHistory.find(sending(100n, five))).toBeNull()
})

test('is silent before there is a habit, and for what is no transfer', () => {
  expect(aboveHistory.find(sending(10n ** 24n, five.slice(1)))).toBeNull()
  expect(aboveHistory.find(sending(10n ** 24n, []))).toBeNull()
  expect(aboveHistory.find(transaction({}))).toBeNull()
  expect(aboveHistory.find(message('hello'))).toBeNull()
})
