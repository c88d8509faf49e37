import { expect, test } from 'vitest'
import { unusualHour } from '#domain/review/findings/unusual-hour.ts'
import { message, transaction } from '#domain/testing/subjects.ts'

const at = (now: number, hour: number, count = 20) =>
  transaction({}, { hours: { now, before: Array.from({ length: count }, () => hour) } })

test('sees an hour that is far from every earlier one, over midnight too', () => {
  expect(unusualHour.find(at(3, 0))).toEqual({})
  expect(unusualHour.find(at(2, 23))).toEqual({})
  expect(unusualHour.find(at(1, 23))).toBeNull()
  expect(unusualHour.find(at(22, 0))).toBeNull()
})

test('is silent before there is a habit, and for who did not ask to be told', () => {
  expect(unusualHour.find(at(3, 15, 19))).toBeNull()
  expect(unusualHour.find(transaction({}))).toBeNull()
  expect(unusualHour.find(message('hello'))).toBeNull()
})
