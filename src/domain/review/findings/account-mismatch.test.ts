import { expect, test } from 'vitest'
import { accountMismatch } from '#domain/review/findings/account-mismatch.ts'
import { address, message, signInSubject } from '#domain/testing/subjects.ts'

test('names the account of the message', () => {
  const subject = signInSubject({}, { account: address('9') })
  expect(accountMismatch.find(subject)).toEqual({ account: subject.signIn.address })
})

test('is silent for the account that signs, and for what names none', () => {
  expect(accountMismatch.find(signInSubject())).toBeNull()
  expect(accountMismatch.find(message('hello'))).toBeNull()
})
