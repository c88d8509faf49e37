import * as v from 'valibot'
import { expect, test } from 'vitest'
import { LogCriteria, coversBlock } from '#provider/subscriptions/log-criteria.ts'

const address = `0x${'0a'.repeat(20)}`
const topic = `0x${'ab'.repeat(32)}`

test.each([
  [{}],
  [{ address }],
  [{ address: [address, address] }],
  [{ topics: [] }],
  [{ topics: [null, topic, [topic, topic]] }],
  [{ fromBlock: 'earliest', toBlock: 'latest' }],
  [{ fromBlock: '0x10', toBlock: null }],
])('takes %j', (criteria) => {
  expect(v.is(LogCriteria, criteria)).toBe(true)
})

test.each([
  [null],
  [{ address: '0x1' }],
  [{ address: {} }],
  [{ topics: topic }],
  [{ topics: ['0x1'] }],
  [{ topics: [topic, topic, topic, topic, topic] }],
  [{ fromBlock: 1 }],
  [{ fromBlock: 'yesterday' }],
  [{ blockHash: topic }],
  [{ address: Array.from({ length: 500 }, () => address) }],
])('refuses %j', (criteria) => {
  expect(v.is(LogCriteria, criteria)).toBe(false)
})

test('only numbers bound what is still to come', () => {
  const criteria = (from: string, to: string) => v.parse(LogCriteria, { fromBlock: from, toBlock: to })
  expect([9, 10, 12, 13].map((block) => coversBlock(criteria('0xa', '0xc'), block))).toEqual([false, true, true, false])
  expect(coversBlock(criteria('earliest', 'latest'), 7)).toBe(true)
  expect(coversBlock({}, 7)).toBe(true)
})
