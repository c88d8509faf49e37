import { globSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { json, productFiles, source } from '#tests/fitness/read-source.ts'

const read = (path: string) => json(path) as Record<string, unknown>
const { $schema: _schema, ...base } = read('messages/en.json')
const notes = read('messages/notes.json')
const languages = globSync('messages/*.json').filter((path) => !path.endsWith('notes.json'))
const keys = Object.keys(base)

const parameters = (message: unknown): readonly string[] =>
  [...new Set([...JSON.stringify(message).matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? ''))].toSorted()

describe('the message catalogue', () => {
  test('there are the two languages', () => {
    expect(languages).toEqual(expect.arrayContaining(['messages/en.json', 'messages/zh-CN.json']))
  })

  test.each(languages)('%s has every key, none more, and the same parameters', (path) => {
    const { $schema: _own, ...messages } = read(path)
    expect(Object.keys(messages).toSorted()).toEqual(keys.toSorted())
    for (const key of keys)
      expect({ key, parameters: parameters(messages[key]) }).toEqual({ key, parameters: parameters(base[key]) })
  })

  test('every key has a note for translators, and no note is left over', () => {
    expect(Object.keys(notes).toSorted()).toEqual(keys.toSorted())
    for (const key of keys) expect(String(notes[key]).length, key).toBeGreaterThan(3)
  })

  test('every key is used', () => {
    const text = productFiles().map(source).join('\n')
    expect(keys.filter((key) => !new RegExp(String.raw`\bm\.${key}\b`).test(text))).toEqual([])
  })

  test('the words keep to the design: no exclamation marks, no “please”, no jargon', () => {
    for (const [key, message] of Object.entries(base)) {
      expect(JSON.stringify(message), key).not.toMatch(
        /!|\bplease\b|\bseed phrase\b|\bmnemonic\b|\bdapps?\b|\bgas fee\b/i,
      )
    }
  })

  test('Chinese is Chinese', () => {
    const chinese = read('messages/zh-CN.json')
    const same = keys.filter((key) => JSON.stringify(chinese[key]) === JSON.stringify(base[key]))
    expect(same.filter((key) => /[a-z]{3,} [a-z]{3,}/i.test(JSON.stringify(base[key])))).toEqual([])
  })
})
