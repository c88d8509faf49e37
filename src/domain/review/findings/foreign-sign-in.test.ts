import * as v from 'valibot'
import { expect, test } from 'vitest'
import { Origin } from '#core/origin.ts'
import { foreignSignIn } from '#domain/review/findings/foreign-sign-in.ts'
import { address, message, signInSubject, transaction } from '#domain/testing/subjects.ts'

const local = v.parse(Origin, 'http://localhost:3000')
const lax = 'bank.example wants you to sign in with your ethereum account'

test('another site, or another account, is signed for nobody', () => {
  expect(foreignSignIn.find(signInSubject({ domain: 'bank.example' }))).toEqual({})
  expect(foreignSignIn.find(signInSubject({}, { account: address('9') }))).toEqual({})
  expect(foreignSignIn.find(message(lax))).toEqual({})
})

test('nor is what is for another network, or not now', () => {
  const at = (ms: number) => new Date(ms).toISOString()
  expect(foreignSignIn.find(signInSubject({ chainId: 10 }))).toEqual({})
  expect(foreignSignIn.find(signInSubject({ expirationTime: at(1_000_000) }))).toEqual({})
  expect(foreignSignIn.find(signInSubject({ expirationTime: at(1_000_001) }))).toBeNull()
  expect(foreignSignIn.find(signInSubject({ notBefore: at(1_000_001) }))).toEqual({})
  expect(foreignSignIn.find(signInSubject({ notBefore: at(1_000_000) }))).toBeNull()
  const own = { origin: local }
  expect(foreignSignIn.find(signInSubject({ chainId: 10, notBefore: at(2_000_000) }, own))).toBeNull()
})

test('is silent on the developer’s own machine', () => {
  expect(foreignSignIn.find(signInSubject({ domain: 'bank.example' }, { origin: local }))).toBeNull()
  expect(foreignSignIn.find(signInSubject({}, { origin: local, account: address('9') }))).toBeNull()
  expect(foreignSignIn.find(message(lax, local))).toBeNull()
})

test('is silent for what is the site’s own, wherever it leads, and for other requests', () => {
  expect(foreignSignIn.find(signInSubject())).toBeNull()
  expect(foreignSignIn.find(signInSubject({ uri: 'https://bank.example' }))).toBeNull()
  expect(foreignSignIn.find(message('hello'))).toBeNull()
  expect(foreignSignIn.find(message(null))).toBeNull()
  expect(foreignSignIn.find(transaction({}))).toBeNull()
})
