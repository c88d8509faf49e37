import { expect, test } from 'vitest'
import { PageError, responseError } from '#inpage/page-error.ts'

test('carries the code and the data of an error, which it leaves out where there is none', () => {
  expect(responseError(new PageError({ code: 3, message: 'reverted', data: '0x08' }))).toEqual({
    code: 3,
    message: 'reverted',
    data: '0x08',
  })
  expect(responseError(new PageError({ code: 4001, message: 'no' }))).toEqual({ code: 4001, message: 'no' })
})

test('says nothing of what is no error of the wallet', () => {
  expect(responseError(new TypeError('inner'))).toMatchObject({ code: -32603 })
})
