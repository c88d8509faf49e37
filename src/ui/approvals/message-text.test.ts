import * as v from 'valibot'
import { expect, test } from 'vitest'
import { Hex } from '#core/hex.ts'
import { hexLines, messageText } from '#ui/approvals/message-text.ts'

const hex = (text: string) => v.parse(Hex, text)

test('UTF-8 is read, its byte order mark kept so that it can be made visible', () => {
  expect(messageText(hex('0x48656c6c6f'))).toBe('Hello')
  expect(messageText(hex('0xefbbbf41'))).toBe('\ufeffA')
  expect(messageText(hex('0x'))).toBe('')
})

test('bytes that are no text stay bytes', () => {
  expect(messageText(hex('0xff00'))).toBeNull()
  expect(hexLines(hex('0x00112233445566'))).toBe('00112233 445566')
})
