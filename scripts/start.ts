import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { brand } from '#brand/brand.ts'
import { startAnvil, testAddress, testPhrase } from '#tests/e2e/fixtures/anvil.ts'
import type { Driver } from '#tests/e2e/fixtures/driver.ts'
import { launch, type BrowserName } from '#tests/e2e/fixtures/launch.ts'
import { demoSite, serve, type Served } from '#tests/e2e/fixtures/serve.ts'
import { Onboarding, testPassword } from '#tests/e2e/pages/onboarding.ts'
import { ensureBrowsers } from './browsers.ts'
import { mainJob } from './main-job.ts'
import { run } from './run.ts'
import { bad, faint, reason, say, step } from './steps.ts'

/**
 * `npm start [-- --firefox] [-- --headless]`: builds the wallet, starts a local chain and the demo site, and opens a
 * browser with a funded wallet in it. Without a display it does the wallet's main job by itself and prints each step.
 */

const flags = new Set(process.argv.slice(2))
const browser: BrowserName = flags.has('--firefox') ? 'firefox' : 'chromium'
const demoPort = 4173

const stop = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort())

function hasDisplay(): boolean {
  if (process.platform !== 'linux') return true
  return Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY'])
}

async function build(): Promise<void> {
  const { code, output } = await run(['npm', 'run', browser === 'firefox' ? 'build:firefox' : 'build'])
  if (code !== 0) throw new Error(`the build failed:\n${output}`)
}

/** On its usual port where that is free, so that a browser's bookmarks keep their meaning. */
async function serveDemo(): Promise<Served> {
  const options = { directory: demoSite, signal: stop.signal }
  return serve({ ...options, port: demoPort }).catch(() => serve(options))
}

/** Restores the public test wallet, opens the demo site, and stays until the browser is closed. */
async function stay(driver: Driver, demo: string): Promise<void> {
  await step('Restored the public test wallet', async () => {
    const onboarding = await Onboarding.find(driver)
    await onboarding.import(testPhrase)
    return testAddress
  })
  await driver.open(demo)
  say()
  say(
    `${brand.name} is ready in the browser window: click its icon in the toolbar (it may be behind the puzzle piece).`,
  )
  say(`  recovery phrase  ${testPhrase}`)
  say(`  password         ${testPassword}`)
  say(`  account          ${testAddress} with 10,000 ether of a local chain, worth nothing`)
  say(`  demo site        ${demo}`)
  say(
    faint('Everybody knows this phrase: never send anything of value to it. Close the browser or press Ctrl+C to end.'),
  )
  while (!stop.signal.aborted) {
    const open = await driver.pages().catch(() => [])
    if (open.length === 0) return
    await sleep(1000, undefined, { signal: stop.signal }).catch(() => undefined)
  }
}

async function start(): Promise<void> {
  const headless = flags.has('--headless') || !hasDisplay()
  const profile = await mkdtemp(join(tmpdir(), 'coffer-start-'))
  try {
    ensureBrowsers([browser], say)
    await step(`Built the wallet for ${browser}`, build, { limit: 5 * 60_000 })
    const chain = await step('Started a local chain', () => startAnvil({ reuse: true, signal: stop.signal }), {
      tell: ({ url, reused }) => `${url}${reused ? ', which was running already' : ''}`,
    })
    const demo = await step('Serving the demo site', serveDemo, { tell: ({ url }) => url })
    await using driver = await step(`Opened ${browser} with the wallet`, () => launch({ browser, profile, headless }), {
      limit: 2 * 60_000,
    })
    if (headless) await mainJob(driver, { chain: chain.url, demo: demo.url })
    else await stay(driver, demo.url)
  } finally {
    stop.abort()
    await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
  }
}

try {
  await start()
  process.exit(0)
} catch (error) {
  say()
  say(`${bad('It did not work:')} ${reason(error)}`)
  process.exit(1)
}
