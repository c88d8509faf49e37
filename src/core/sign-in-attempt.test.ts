import { expect, test } from 'vitest'
import { signInAttempts } from '#core/sign-in-attempt.ts'

test.each([
  ['app.example wants you to sign in with your Ethereum account:\n0x', ['app.example']],
  ['APP.example\twants  you to\nsign in with your ethereum ACCOUNT', ['app.example']],
  ['https://app.example:8080 wants you to sign in with your Ethereum account:', ['https://app.example:8080']],
  ['app.example wants\u00a0you to sign\u200b in with your Eth\u202eereum account', ['app.example']],
  ['ａｐｐ.example wants you to sign in with your Ethereum account', ['app.example']],
  [' wants you to sign in with your Ethereum account:', ['']],
  ['wants you to sign in with your Ethereum account:', ['']],
  [
    'Hello.\none.example wants you to sign in with your Ethereum account: two.example wants you to sign in with your ethereum account',
    ['one.example', 'two.example'],
  ],
])('%j', (text, sites) => {
  expect(signInAttempts(text)).toEqual(sites)
})

test.each(['', 'Hello', 'app.example wants you to sign in', 'I want to sign in with my Ethereum account'])(
  'is no attempt: %j',
  (text) => {
    expect(signInAttempts(text)).toEqual([])
  },
)
