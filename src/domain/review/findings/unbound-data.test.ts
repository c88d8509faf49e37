import { expect, test } from 'vitest'
import { unboundData } from '#domain/review/findings/unbound-data.ts'
import { message, typedData } from '#domain/testing/subjects.ts'

test('sees typed data of version 1', () => {
  const list = [{ name: 'text', type: 'string', value: 'hi' }]
  expect(unboundData.find({ kind: 'typed-list', list })).toEqual({})
})

test('is silent for what names its application, and for messages', () => {
  expect(unboundData.find(typedData())).toBeNull()
  expect(unboundData.find(message('hello'))).toBeNull()
})
