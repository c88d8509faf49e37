import { expect, test } from 'vitest'
import { permit2 } from '#domain/review/findings/permit2.ts'
import { permit2Batch, permit2Single } from '#domain/testing/signatures.ts'
import { address, message, permit2Data, spender, token, transaction, typedData } from '#domain/testing/subjects.ts'

test('says who may take how much of what until when', () => {
  expect(permit2.find(permit2Data())).toEqual({ spender })
  expect(permit2.find(permit2Single('7'))).toEqual({ spender, token, amount: '7', deadline: '2000' })
})

test('says of several how many', () => {
  expect(permit2.find(permit2Batch([token, address('d')]))).toEqual({ spender, tokens: '2' })
})

test('is silent for everything else', () => {
  expect(permit2.find(typedData())).toBeNull()
  expect(permit2.find(transaction({}))).toBeNull()
  expect(permit2.find(message('hello'))).toBeNull()
})
