import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseDateTime } from '#core/date-time.ts'

test.each([
  ['1970-01-01T00:00:00Z', 0],
  ['2021-09-30T16:25:24.000Z', Date.UTC(2021, 8, 30, 16, 25, 24)],
  ['2021-09-30t16:25:24z', Date.UTC(2021, 8, 30, 16, 25, 24)],
  ['2021-09-30T16:25:24-02:00', Date.UTC(2021, 8, 30, 18, 25, 24)],
  ['2021-09-30T16:25:24.1239+05:30', Date.UTC(2021, 8, 30, 10, 55, 24, 123)],
  ['2024-02-29T00:00:00Z', Date.UTC(2024, 1, 29)],
  ['1990-12-31T23:59:60Z', Date.UTC(1991, 0, 1)],
  ['0001-01-01T00:00:00Z', -62_135_596_800_000],
])('%s', (text, expected) => {
  expect(parseDateTime(text)).toBe(expected)
})

test.each([
  '',
  '2021-09-30',
  '2021-09-30 16:25:24Z',
  '2021-09-30T16:25:24',
  '2021-09-30T16:25Z',
  '2021-09-30T16:25:24.Z',
  '2021-02-29T00:00:00Z',
  '2021-02-31T00:00:00Z',
  '2021-13-01T00:00:00Z',
  '2021-00-01T00:00:00Z',
  '2021-01-00T00:00:00Z',
  '2021-01-01T24:00:00Z',
  '2021-01-01T00:60:00Z',
  '2021-01-01T00:00:61Z',
  '2021-01-01T00:00:00+24:00',
  '2021-01-01T00:00:00+0100',
  '+12021-01-01T00:00:00Z',
  'Wed Oct 05 2011 16:48:00 GMT+0200 (CEST)',
  ' 2021-09-30T16:25:24Z',
  '2021-09-30T16:25:24Z\n',
])('is no moment: %j', (text) => {
  expect(parseDateTime(text)).toBeNull()
})

test('whatever the language writes is read as it means it', () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date(0), max: new Date('9999-12-31T23:59:59.999Z'), noInvalidDate: true }),
      (date) => {
        expect(parseDateTime(date.toISOString())).toBe(date.getTime())
      },
    ),
  )
})
