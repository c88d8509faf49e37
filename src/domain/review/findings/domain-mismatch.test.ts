import { expect, test } from 'vitest'
import { domainMismatch } from '#domain/review/findings/domain-mismatch.ts'
import { message, signInSubject, transaction } from '#domain/testing/subjects.ts'

test('names the other site, or the address on another', () => {
  expect(domainMismatch.find(signInSubject({ domain: 'bank.example' }))).toEqual({ domain: 'bank.example' })
  expect(domainMismatch.find(signInSubject({ domain: 'http://app.example' }))).toEqual({ domain: 'http://app.example' })
  expect(domainMismatch.find(signInSubject({ uri: 'https://bank.example/in' }))).toEqual({
    domain: 'https://bank.example/in',
  })
})

test('sees it in what is no sign-in to the letter', () => {
  const text = 'Bank.example wants you to sign in with your Ethereum account'
  expect(domainMismatch.find(message(text))).toEqual({ domain: 'bank.example' })
})

test('is silent for the site’s own, for other messages, and for the wallet’s own', () => {
  expect(domainMismatch.find(signInSubject())).toBeNull()
  expect(domainMismatch.find(signInSubject({ domain: 'bank.example' }, { origin: null }))).toBeNull()
  expect(domainMismatch.find(message('app.example wants you to sign in with your Ethereum account'))).toBeNull()
  expect(domainMismatch.find(message('hello'))).toBeNull()
  expect(domainMismatch.find(message(null))).toBeNull()
  expect(domainMismatch.find(transaction({}))).toBeNull()
})
