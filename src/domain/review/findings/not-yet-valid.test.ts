import { expect, test } from 'vitest'
import { notYetValid } from '#domain/review/findings/not-yet-valid.ts'
import { authorizationData } from '#domain/testing/signatures.ts'
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

test('sees an authorization that counts only later', () => {
  expect(notYetValid.find(authorizationData({ validAfter: '1000' }))).toEqual({ begins: '1000' })
  expect(notYetValid.find(authorizationData({ validAfter: '999' }))).toBeNull()
})
