export type Tally = { passed: number; failed: number; readonly failures: string[] }

type Report = {
  readonly testResults: readonly {
    readonly name: string
    readonly status: string
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[]
  }[]
}

/** Counts vitest's JSON report. A skipped test is a failure: nothing here may be skipped. So is a file that did not load. */
export function readVitestReport(text: string): Tally {
  const tally: Tally = { passed: 0, failed: 0, failures: [] }
  if (text === '') return tally
  const fail = (what: string): void => {
    tally.failed += 1
    tally.failures.push(what)
  }
  for (const { name, status, assertionResults } of (JSON.parse(text) as Report).testResults) {
    for (const result of assertionResults) {
      if (result.status === 'passed') tally.passed += 1
      else fail(`${result.fullName} (${result.status})`)
    }
    if (status === 'failed' && assertionResults.every((result) => result.status === 'passed')) fail(name)
  }
  return tally
}
