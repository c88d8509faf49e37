import fc from 'fast-check'
import { expect, test } from 'vitest'
import { codePointName, hasHiddenText, visibleText } from '#core/visible-text.ts'

const plain = (text: string) => [{ kind: 'plain', text }]

test.each([
  'Hello, world',
  'a\nb\tc',
  '签名这条消息',
  'Zoë naïve',
  'héllo',
  '👩‍👩‍👧 ok',
  '❤️',
  '1️⃣',
  'Привет',
  'สวัสดี',
  'नमस्ते',
])('ordinary text stays as it is: %s', (text) => {
  expect(visibleText(text)).toEqual(plain(text))
})

test.each([
  ['right-to-left override', 0x202e],
  ['isolate', 0x2066],
  ['zero width space', 0x200b],
  ['joiner between letters', 0x200d],
  ['byte order mark', 0xfeff],
  ['null', 0],
  ['escape', 0x1b],
  ['C1 control', 0x85],
  ['soft hyphen', 0xad],
  ['tag letter', 0xe0041],
  ['Hangul filler', 0x3164],
  ['Braille blank', 0x2800],
  ['variation selector on a letter', 0xfe0f],
  ['supplementary variation selector', 0xe0100],
  ['line separator', 0x2028],
  ['private use', 0xe000],
  ['lone surrogate', 0xd800],
])('makes visible: %s', (_, codePoint) => {
  const text = `pay${String.fromCodePoint(codePoint)}me`
  expect(visibleText(text)).toEqual([...plain('pay'), { kind: 'mark', codePoint }, ...plain('me')])
  expect(hasHiddenText(text)).toBe(true)
})

test('a flood of lines becomes one gap that says how long it is', () => {
  expect(visibleText(`top${'\n'.repeat(400)}bottom`)).toEqual([
    ...plain('top'),
    { kind: 'gap', lines: 400, spaces: 0 },
    ...plain('bottom'),
  ])
})

test('a flood of spaces becomes one gap', () => {
  expect(visibleText(`a${' '.repeat(200)}b`)).toEqual([
    ...plain('a'),
    { kind: 'gap', lines: 0, spaces: 200 },
    ...plain('b'),
  ])
})

test('stacked marks are cut off the letter they bury', () => {
  const parts = visibleText(`a${'\u0301'.repeat(20)}`)
  expect(parts[0]).toEqual({ kind: 'plain', text: `a${'\u0301'.repeat(4)}` })
  expect(parts.slice(1)).toHaveLength(16)
})

test('carriage returns count as line ends', () => {
  expect(visibleText('a\r\nb\rc')).toEqual(plain('a\nb\nc'))
})

test('nothing that draws nothing is left in a plain part, and nothing is lost', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const parts = visibleText(text)
      const drawn = parts.flatMap((part) => (part.kind === 'plain' ? [part.text] : [])).join('')
      expect(drawn).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u200b\ufeff]/u)
      expect(Array.from(drawn).filter((character) => character < '\t')).toEqual([])
      const length = parts.reduce((sum, part) => {
        if (part.kind === 'plain') return sum + Array.from(part.text).length
        return sum + (part.kind === 'mark' ? 1 : part.lines + part.spaces)
      }, 0)
      expect(length).toBe(Array.from(text.replace(/\r\n?/g, '\n')).length)
    }),
  )
})

test('names a code point as Unicode does', () => {
  expect([0, 0x202e, 0xe0041].map(codePointName)).toEqual(['U+0000', 'U+202E', 'U+E0041'])
})
