import { expect, test } from 'vitest'
import { matchLocale } from './match-locale.ts'

test.each([
  [['zh-CN'], 'zh-CN'],
  [['zh-Hans-SG', 'en'], 'zh-CN'],
  [['zh'], 'zh-CN'],
  [['pl', 'zh-TW', 'en-GB'], 'zh-CN'],
  [['en-GB', 'zh-CN'], 'en'],
  [['pl', 'de-AT'], 'en'],
  [[], 'en'],
])('%j is met with %s', (wishes, locale) => {
  expect(matchLocale(wishes)).toBe(locale)
})
