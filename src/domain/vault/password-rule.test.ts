import { expect, test } from 'vitest'
import { isAcceptablePassword, passwordStrength } from '#domain/vault/password-rule.ts'

test('asks for eight characters, whatever bytes they are made of', () => {
  expect(isAcceptablePassword('1234567')).toBe(false)
  expect(isAcceptablePassword('12345678')).toBe(true)
  expect(isAcceptablePassword('😀😀😀😀')).toBe(false)
  expect(isAcceptablePassword('密码密码密码密码')).toBe(true)
  // Eight code points that NFKC makes into four letters.
  expect(isAcceptablePassword('e\u0301e\u0301e\u0301e\u0301')).toBe(false)
})

test('finds what is guessed first weak and what is long and varied strong', () => {
  expect(passwordStrength('short')).toBe(0)
  for (const bad of ['12345678', 'password', 'aaaaaaaaaaaa', 'Password1', 'abcdefghijkl', 'qwertyuiop']) {
    expect(passwordStrength(bad), bad).toBe(0)
  }
  expect(passwordStrength('sunflower')).toBe(2)
  expect(passwordStrength('kX9#vQ2!mZ7$')).toBe(4)
  expect(passwordStrength('correct horse battery staple')).toBe(4)
})

test('more of the same kind is never worse', () => {
  const steps = ['tr4Vel mug', 'tr4Vel mug on', 'tr4Vel mug on wet', 'tr4Vel mug on wet clay']
  const strengths = steps.map(passwordStrength)
  expect(strengths).toEqual(strengths.toSorted((a, b) => a - b))
})
