import { expect, test } from 'vitest'
import { hiddenCharacters } from '#domain/review/findings/hidden-characters.ts'
import { message, permitTypes, transaction, typedData } from '#domain/testing/subjects.ts'

const note = (text: string) =>
  typedData({
    types: { EIP712Domain: permitTypes.EIP712Domain, Note: [{ name: 'lines', type: 'string[]' }] },
    primaryType: 'Note',
    message: { lines: ['one', text] },
  })

test('sees what turns or hides text', () => {
  expect(hiddenCharacters.find(message('pay \u202e001'))).toEqual({})
  expect(hiddenCharacters.find(note('a\u200bb'))).toEqual({})
  for (const field of [
    { name: 'a\u200bb', type: 'string', value: 'x' },
    { name: 'a', type: 'string[]', value: ['x', 'a\u200bb'] },
  ]) {
    expect(hiddenCharacters.find({ kind: 'typed-list', list: [field] })).toEqual({})
  }
  expect(hiddenCharacters.find(typedData({ domain: { name: 'To\u2066ken' } }))).toEqual({})
})

test('is silent for ordinary text in any script, for bytes, and for transactions', () => {
  expect(hiddenCharacters.find(message('Zażółć 你好 👩‍👩‍👧\nline'))).toBeNull()
  expect(hiddenCharacters.find(note('hello'))).toBeNull()
  expect(hiddenCharacters.find(message(null))).toBeNull()
  expect(hiddenCharacters.find(transaction({}))).toBeNull()
})
