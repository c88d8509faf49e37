import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { constants, tmpdir } from 'node:os'
import { join } from 'node:path'
import { dappChain, startAnvil } from '#tests/e2e/fixtures/anvil.ts'
import { ensureBrowsers } from './browsers.ts'
import { endOnSignal, run, type Ran } from './run.ts'
import { bad, faint, good, reason, say, seconds } from './steps.ts'
import { readVitestReport, type Tally } from './vitest-report.ts'

/** `npm test`: everything that must hold, one check after another; goes on after a failure; the last line is the tally. */

type Check = {
  readonly name: string
  readonly command: readonly [string, ...string[]]
  /** A project of vitest, whose tests are counted one by one; every other check counts as one. */
  readonly vitest?: true
  /** Milliseconds. */
  readonly timeout?: number
  /** Runs at a lower priority than what is beside it. */
  readonly yields?: true
}

const minutes = 60_000

const vitest = (name: string, projects: readonly string[], timeout = 5 * minutes): Check => ({
  name,
  command: ['vitest', 'run', '--passWithNoTests', ...projects.flatMap((project) => ['--project', project])],
  vitest: true,
  timeout,
})

/** What leaves the processor to the checks beside it, which time out when they get too little of it. */
const inTheGaps = (name: string, ...command: readonly [string, ...string[]]): Check => ({
  name,
  command,
  yields: true,
  timeout: 30 * minutes,
})

/** Stages run one after another; the checks of one stage side by side, as many at a time as the stage has lanes. */
const stages: readonly { readonly lanes: number; readonly checks: readonly Check[] }[] = [
  { lanes: 1, checks: [{ name: 'generated code', command: ['npm', 'run', 'prepare:code'] }] },
  {
    lanes: 2,
    checks: [
      { name: 'build for Chromium', command: ['npm', 'run', 'build'] },
      { name: 'build for Firefox', command: ['npm', 'run', 'build:firefox'] },
    ],
  },
  { lanes: 1, checks: [vitest('unit tests, vectors, properties', ['unit', 'vectors', 'properties'], 10 * minutes)] },
  { lanes: 2, checks: [vitest('fitness', ['fitness']), { name: 'sizes', command: ['npm', 'run', 'size'] }] },
  {
    // The browsers share the chains that are started below; what reads the code runs in their gaps, and beside the slower one when the other has ended.
    lanes: 3,
    checks: [
      vitest('end to end, Firefox', ['e2e-firefox'], 40 * minutes),
      vitest('end to end, Chromium', ['e2e-chromium'], 40 * minutes),
      inTheGaps('types, TypeScript 7', 'tsc', '-p', 'tsconfig.json'),
      inTheGaps('types, TypeScript 6', 'tsc6', '-p', 'tsconfig.json'),
      inTheGaps('types, Svelte', 'svelte-check', '--tsconfig', 'tsconfig.json', '--fail-on-warnings'),
      inTheGaps('lint', 'eslint', '.', '--max-warnings', '0'),
      inTheGaps('format', 'prettier', '--check', '.'),
      inTheGaps('floors', 'npm', 'run', 'floors'),
      inTheGaps('dead code', 'npm', 'run', 'dead'),
    ],
  },
]

endOnSignal()
const reports = await mkdtemp(join(tmpdir(), 'coffer-test-'))
const total: Tally = { passed: 0, failed: 0, failures: [] }

async function perform(check: Check, index: string): Promise<void> {
  const report = join(reports, `${index}.json`)
  const reporting =
    check.vitest === true ? ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`] : []
  const ran = await run([...check.command, ...reporting], {
    timeout: check.timeout ?? 5 * minutes,
    ...(check.yields === true && { priority: constants.priority.PRIORITY_BELOW_NORMAL }),
  })
  const tally = check.vitest === true ? await tallyOf(report, ran) : single(ran)
  print(check, ran, tally)
  total.passed += tally.passed
  total.failed += tally.failed
  total.failures.push(...tally.failures.map((failure) => `${check.name}${failure === '' ? '' : ` › ${failure}`}`))
}

function single({ code }: Ran): Tally {
  return code === 0 ? { passed: 1, failed: 0, failures: [] } : { passed: 0, failed: 1, failures: [''] }
}

/** What vitest counted; a run that broke down without a failed test is a failure too. */
async function tallyOf(report: string, { code }: Ran): Promise<Tally> {
  const tally = readVitestReport(await readFile(report, 'utf8').catch(() => ''))
  if (code !== 0 && tally.failed === 0) return { ...tally, failed: 1, failures: ['the run broke down'] }
  return tally
}

function print(check: Check, { output, took }: Ran, { passed, failed }: Tally): void {
  const count = check.vitest === true ? `: ${passed} passed, ${failed} failed` : ''
  say(`${failed === 0 ? good('✓') : bad('✗')} ${check.name}${count} ${faint(`(${seconds(took)})`)}`)
  if (failed > 0) say(output.trim().split('\n').slice(-200).join('\n').replaceAll(/^/gm, '    '))
}

async function sideBySide(checks: readonly Check[], lanes: number, stage: number): Promise<void> {
  const waiting = checks.map((check, index) => ({ check, index: `${stage}-${index}` }))
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await perform(next.check, next.index)
  }
  await Promise.all(Array.from({ length: lanes }, work))
}

const started = performance.now()
try {
  ensureBrowsers(['chromium', 'firefox'], say)
} catch (error) {
  say(`${bad('✗')} browsers: ${reason(error)}`)
  total.failed += 1
  total.failures.push('browsers')
}
const stop = new AbortController()
try {
  await startAnvil({ reuse: true, signal: stop.signal })
  await startAnvil({ ...dappChain, reuse: true, signal: stop.signal })
} catch (error) {
  say(`${bad('✗')} chain: ${reason(error)}`)
  total.failed += 1
  total.failures.push('chain')
}
for (const [stage, { lanes, checks }] of stages.entries()) await sideBySide(checks, lanes, stage)
stop.abort()
await rm(reports, { recursive: true, force: true })

say()
if (total.failures.length > 0) say(`Failed:\n${total.failures.map((failure) => `  ${failure}`).join('\n')}\n`)
say(faint(`in ${seconds(performance.now() - started)}`))
say(`${total.passed} passed, ${total.failed} failed`)
process.exitCode = total.failed === 0 ? 0 : 1
