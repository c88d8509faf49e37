import { expect, test } from 'vitest'
import { notYetValid } from '#domain/review/findings/not-yet-valid.ts'
import { message, signInSubject } from '#domain/testing/subjects.ts'

const begins = (iso: string) => signInSubject({ notBefore: iso })

test('says when its time begins', () => {
  expect(notYetValid.find(begins('1970-01-01T00:16:40.500Z'))).toEqual({ begins: '1001' })
})

test('is silent from then on, and for what has no time', () => {
  expect(notYetValid.find(begins('1970-01-01T00:16:40Z'))).toBeNull()
  expect(notYetValid.find(signInSubject())).toBeNull()
  expect(notYetValid.find(message('hello'))).toBeNull()
})
