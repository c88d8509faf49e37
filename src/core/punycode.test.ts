import fc from 'fast-check'
import { domainToASCII } from 'node:url'
import { expect, test } from 'vitest'
import { decodeLabel } from '#core/punycode.ts'

test.each([
  ['xn--bcher-kva', 'bücher'],
  ['xn--ihqwcrb4cv8a8dqg056pqjye', '他们为什么不说中文'],
  ['xn--unswap-4va', 'uníswap'],
  ['plain', 'plain'],
  ['xn--', ''],
])('%s is %s', (label, text) => {
  expect(decodeLabel(label)).toBe(text)
})

test('reads back what Node writes', () => {
  const letters = fc.constantFrom(...Array.from('abcxyz0189éжлш中文字かな한'))
  fc.assert(
    fc.property(fc.array(letters, { minLength: 1, maxLength: 20 }), (parts) => {
      const label = parts.join('').normalize('NFC')
      const ascii = domainToASCII(label)
      fc.pre(ascii !== '' && /[^a-z0-9]/.test(label))
      expect(decodeLabel(ascii)).toBe(label)
    }),
  )
})

test('what is none is nothing, and nothing makes it throw or run on', () => {
  expect(decodeLabel('xn--a_b!')).toBeNull()
  expect(decodeLabel(`xn--${'9'.repeat(60)}`)).toBeNull()
  expect(decodeLabel(`xn--${'a'.repeat(64)}`)).toBeNull()
  fc.assert(
    fc.property(fc.string({ maxLength: 80 }), (rest) => {
      const text = decodeLabel(`xn--${rest}`)
      expect(text === null || text.length <= 160).toBe(true)
    }),
  )
})
