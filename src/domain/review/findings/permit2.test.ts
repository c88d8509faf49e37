import { expect, test } from 'vitest'
import { permit2 } from '#domain/review/findings/permit2.ts'
import { message, permit2Data, spender, transaction, typedData } from '#domain/testing/subjects.ts'

test('says who may take', () => {
  expect(permit2.find(permit2Data())).toEqual({ spender })
})

test('is silent for everything else', () => {
  expect(permit2.find(typedData())).toBeNull()
  expect(permit2.find(transaction({}))).toBeNull()
  expect(permit2.find(message('hello'))).toBeNull()
})
