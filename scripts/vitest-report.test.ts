import { expect, test } from 'vitest'
import { readVitestReport } from './vitest-report.ts'

const file = (status: string, results: readonly string[]): object => ({
  name: 'a.test.ts',
  status,
  assertionResults: results.map((result, index) => ({ status: result, fullName: `test ${index}` })),
})
const report = (...files: object[]): string => JSON.stringify({ testResults: files })

test('counts what passed and names what failed', () => {
  const tally = readVitestReport(report(file('failed', ['passed', 'failed', 'passed'])))
  expect(tally).toEqual({ passed: 2, failed: 1, failures: ['test 1 (failed)'] })
})

test('takes a skipped test for a failure', () => {
  expect(readVitestReport(report(file('passed', ['skipped']))).failed).toBe(1)
})

test('takes a file that could not be loaded for a failure', () => {
  expect(readVitestReport(report(file('failed', [])))).toEqual({ passed: 0, failed: 1, failures: ['a.test.ts'] })
})

test('counts nothing when there is no report', () => {
  expect(readVitestReport('')).toEqual({ passed: 0, failed: 0, failures: [] })
})
