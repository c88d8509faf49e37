import { expect, test } from 'vitest'
import { permit } from '#domain/review/findings/permit.ts'
import { message, permit2Data, spender, token, transaction, typedData } from '#domain/testing/subjects.ts'

test('says who may take how much of what', () => {
  expect(permit.find(typedData())).toEqual({ spender, token, amount: '5' })
})

test('is silent for everything else', () => {
  expect(permit.find(permit2Data())).toBeNull()
  expect(permit.find(transaction({}))).toBeNull()
  expect(permit.find(message('hello'))).toBeNull()
})
