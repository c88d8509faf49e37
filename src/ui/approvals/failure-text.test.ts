import { afterEach, expect, test } from 'vitest'
import { failureReasons } from '#core/failure.ts'
import { overwriteGetLocale, type Locale } from '#messages/runtime.js'
import { failureText } from '#ui/approvals/failure-text.ts'

const speak = (locale: Locale): void => {
  overwriteGetLocale(() => locale)
}

afterEach(() => {
  speak('en')
})

test.each([...failureReasons, 'gone'] as const)('%s has words in every language', (reason) => {
  speak('en')
  const english = failureText[reason]()
  expect(english).toMatch(/^[A-Z].+\.$/)
  speak('zh-CN')
  expect(failureText[reason]()).toMatch(/\p{Script=Han}.*。$/u)
})
