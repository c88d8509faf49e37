import { expect, test } from 'vitest'
import { isCoolingDown, withRefusal } from '#domain/approvals/cool-down.ts'

const site = 'https://app.example'
const after = (...times: number[]) => times.reduce((refusals, time) => withRefusal(refusals, site, time), {})

test('two refusals are nothing, the third within a minute pauses the site for half a minute', () => {
  expect(isCoolingDown({}, site, 0)).toBe(false)
  expect(isCoolingDown(after(0, 1_000), site, 1_000)).toBe(false)
  expect(isCoolingDown(after(0, 1_000, 60_000), site, 60_001)).toBe(true)
  expect(isCoolingDown(after(0, 1_000, 60_000), site, 89_999)).toBe(true)
  expect(isCoolingDown(after(0, 1_000, 60_000), site, 90_000)).toBe(false)
})

test('refusals further apart never pause', () => {
  expect(isCoolingDown(after(0, 30_000, 60_001), site, 60_002)).toBe(false)
})

test('another site is not meant, whatever it is called', () => {
  expect(isCoolingDown(after(0, 1, 2), 'https://other.example', 3)).toBe(false)
  expect(isCoolingDown(after(0, 1, 2), 'toString', 3)).toBe(false)
})

test('what no longer counts is forgotten', () => {
  expect(withRefusal(withRefusal({}, 'https://old.example', 0), site, 60_001)).toEqual({ [site]: [60_001] })
})
