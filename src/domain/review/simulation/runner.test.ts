import { expect, test } from 'vitest'
import { readRun, runnerOf } from '#domain/review/simulation/runner.ts'
import { runAnswer } from '#domain/testing/run-answer.ts'
import { token } from '#domain/testing/subjects.ts'
import { hex } from '#domain/testing/transactions.ts'

const before = { coin: 9n, words: [5n, null] }
const after = { coin: 2n, words: [4n, 1n] }

test('the questions follow the program, each with its contract and its length', () => {
  const program = runnerOf([], null)
  const list = runnerOf([{ to: token, data: hex('0xdeadbeef') }], null).slice(program.length)
  expect(list).toBe(`${token.slice(2).toLowerCase()}04deadbeef`)
})

test('the call may use what it is given, or all there is', () => {
  expect(runnerOf([], null)).toContain('63fffffffff4')
  expect(runnerOf([], 0x30d40n)).toContain('6300030d40f4')
  expect(runnerOf([], 2n ** 64n)).toBe(runnerOf([], null))
})

test('what was answered before and after, around what the call gave back', () => {
  expect(readRun(runAnswer({ before, after, data: '0xabcdef' }), 2)).toEqual({
    ...{ worked: true, data: '0xabcdef', before, after },
  })
  expect(readRun(runAnswer({ before, after, worked: false }), 2)).toMatchObject({
    ...{ worked: false, data: '0x' },
  })
})

test.each<[string, string, number]>([
  ['nothing', '0x', 2],
  ['one word', `0x${'0'.repeat(63)}1`, 0],
  ['another count', runAnswer({ before, after }), 1],
  ['less', runAnswer({ before, after }).slice(0, -64), 2],
  ['more', `${runAnswer({ before, after })}00`, 2],
  ['no mark', runAnswer({ before, after }).replace('436f66666572', '436f66666573'), 2],
])('%s is no answer of the program', (_, answer, count) => {
  expect(readRun(hex(answer), count)).toBeNull()
})
