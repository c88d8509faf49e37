import { expect, test } from 'vitest'
import { notScreened } from '#domain/review/findings/not-screened.ts'
import { message, transaction, typedData } from '#domain/testing/subjects.ts'

const screening = { listed: [], unknown: true }

test('says that it could not be done', () => {
  expect(notScreened.find(transaction({}, { screening }))).toEqual({})
  expect(notScreened.find(typedData({}, { screening }))).toEqual({})
})

test('is silent where it was done, and where nobody asked for it', () => {
  expect(notScreened.find(transaction({}))).toBeNull()
  expect(notScreened.find(message('hello'))).toBeNull()
})
