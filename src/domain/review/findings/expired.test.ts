import { expect, test } from 'vitest'
import { expired } from '#domain/review/findings/expired.ts'
import { authorizationData } from '#domain/testing/signatures.ts'
import { message, permit2Data, permitMessage, signInSubject, transaction, typedData } from '#domain/testing/subjects.ts'

test('sees a permit whose time has passed', () => {
  expect(expired.find(typedData({ message: permitMessage('5', '999') }))).toEqual({ deadline: '999' })
  expect(expired.find(permit2Data())).toEqual({ deadline: '999' })
})

test('sees a sign-in whose time has passed', () => {
  const ends = (iso: string) => expired.find(signInSubject({ expirationTime: iso }))
  expect(ends('1970-01-01T00:16:40Z')).toEqual({ deadline: '1000' })
  expect(ends('1970-01-01T00:16:41Z')).toBeNull()
  expect(expired.find(signInSubject())).toBeNull()
})

test('sees an authorization whose time has passed', () => {
  expect(expired.find(authorizationData({ validBefore: '1000' }))).toEqual({ deadline: '1000' })
  expect(expired.find(authorizationData({ validBefore: '1001' }))).toBeNull()
})

test('is silent until then, and for what has no time', () => {
  expect(expired.find(typedData({ message: permitMessage('5', '1000') }))).toBeNull()
  expect(expired.find(transaction({}))).toBeNull()
  expect(expired.find(message('hello'))).toBeNull()
})
