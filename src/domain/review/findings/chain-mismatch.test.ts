import { expect, test } from 'vitest'
import { chainMismatch } from '#domain/review/findings/chain-mismatch.ts'
import { message, signInSubject, transaction, typedData } from '#domain/testing/subjects.ts'

test('names both networks', () => {
  expect(chainMismatch.find(typedData({ domain: { chainId: '5' } }))).toEqual({ expected: '1', actual: '5' })
  expect(chainMismatch.find(signInSubject({ chainId: 5 }))).toEqual({ expected: '1', actual: '5' })
})

test('is silent for the same network, and for what names none', () => {
  expect(chainMismatch.find(typedData())).toBeNull()
  expect(chainMismatch.find(signInSubject())).toBeNull()
  expect(chainMismatch.find(transaction({}))).toBeNull()
  expect(chainMismatch.find(message('hello'))).toBeNull()
})
