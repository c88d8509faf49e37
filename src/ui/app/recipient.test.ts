import { expect, test } from 'vitest'
import { parseRecipient } from '#ui/app/recipient.ts'

const address = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8'

test.each([address, address.toLowerCase(), ` ${address}\n`, '0x7099 7970 C518 12dc 3A01 0C7d 01b5 0e0d 17dc 79C8'])(
  'reads %s',
  (text) => {
    expect(parseRecipient(text)).toEqual({ ok: true, value: address })
  },
)

test.each([
  ['', 'shape'],
  ['vitalik.eth', 'shape'],
  [address.slice(0, -1), 'shape'],
  [address.replace('C8', 'c8'), 'checksum'],
  [`0x${'0'.repeat(40)}`, 'zero'],
])('refuses “%s”: %s', (text, error) => {
  expect(parseRecipient(text)).toEqual({ ok: false, error })
})
