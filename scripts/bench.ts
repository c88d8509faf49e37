import { execFileSync } from 'node:child_process'
import { cp, mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { measure } from '#tests/bench/measure.ts'
import { remarks, table } from '#tests/bench/report.ts'
import { findChromium } from '#tests/e2e/fixtures/chromium.ts'

const root = join(import.meta.dirname, '..')

const { values } = parseArgs({
  options: {
    /** An unpacked Chromium build to measure; without it Coffer is built first. */
    extension: { type: 'string' },
    /** Samples of a quick quantity. */
    rounds: { type: 'string', default: '40' },
    /** Groups to measure, separated by commas; all of them when not given. Nothing is written then. */
    only: { type: 'string' },
    /** Measures the floor against itself: what the ratios are worth on this machine. */
    'self-check': { type: 'boolean', default: false },
  },
})

const executable = findChromium()
if (executable === undefined) throw new Error('no Chromium found; set COFFER_CHROMIUM to its path')

const selfCheck = values['self-check']
if (!selfCheck && values.extension === undefined) execFileSync('npm', ['run', 'build'], { cwd: root, stdio: 'inherit' })

const work = await realpath(await mkdtemp(join(tmpdir(), 'coffer-bench-builds-')))
try {
  const floor = join(work, 'floor')
  await cp(join(root, 'tests/bench/floor'), floor, { recursive: true })
  await cp(join(root, 'node_modules/hash-wasm/dist/argon2.umd.min.js'), join(floor, 'argon2.umd.min.js'))
  // A copy, so that a build that is made meanwhile disturbs nothing.
  const build = join(work, 'coffer')
  await cp(selfCheck ? floor : (values.extension ?? join(root, '.output/chrome-mv3')), build, { recursive: true })

  const begin = performance.now()
  const measured = await measure({
    executable,
    floor,
    build,
    selfCheck,
    rounds: Number(values.rounds),
    only: values.only?.split(','),
  })
  const seconds = Math.round((performance.now() - begin) / 1000)
  const processors = cpus()
  const machine = `${processors.length} cores, ${processors[0]?.model.trim() ?? 'unknown processor'}`
  console.log(`\n${table(measured.rows)}\n\n${remarks(measured.rows)}\n`)
  console.log(`${machine}; ${measured.browser}; ${seconds} s. Medians ± median distance from them.`)
  if (!selfCheck && values.only === undefined) {
    await mkdir(join(root, 'bench'), { recursive: true })
    const results = { date: new Date().toISOString(), machine, ...measured }
    await writeFile(join(root, 'bench/results.json'), `${JSON.stringify(results, null, 2)}\n`)
    console.log('Written to bench/results.json.')
  }
} finally {
  await rm(work, { recursive: true, force: true, maxRetries: 5 })
}
