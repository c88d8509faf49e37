import { expect, test } from 'vitest'
import { malformedSignIn } from '#domain/review/findings/malformed-sign-in.ts'
import { message, signInSubject } from '#domain/testing/subjects.ts'

test('sees a text that says it is a sign-in', () => {
  expect(malformedSignIn.find(message('app.example WANTS you to sign in with your Ethereum account'))).toEqual({})
})

test('is silent for a sign-in, for other texts, and for bytes', () => {
  expect(malformedSignIn.find(signInSubject())).toBeNull()
  expect(malformedSignIn.find(message('hello'))).toBeNull()
  expect(malformedSignIn.find(message(null))).toBeNull()
})
