import { launchBrowser, type Browser } from '#tests/bench/browser.ts'
import { serveChain, type Chain } from '#tests/bench/chain.ts'
import { byTestId, connectSite, onboard } from '#tests/bench/coffer.ts'
import { judge, type Row } from '#tests/bench/judge.ts'
import { rows, type Measurement } from '#tests/bench/row.ts'
import { approvalRows } from '#tests/bench/rows/approval.ts'
import { decodeRow } from '#tests/bench/rows/decode.ts'
import { memoryRows } from '#tests/bench/rows/memory.ts'
import { otherSiteRow } from '#tests/bench/rows/other-site.ts'
import { packageRow } from '#tests/bench/rows/package.ts'
import { pageRows } from '#tests/bench/rows/page.ts'
import { popupRows } from '#tests/bench/rows/popup.ts'
import { readThroughRows } from '#tests/bench/rows/read-through.ts'
import { roundTripRows } from '#tests/bench/rows/round-trip.ts'
import { signatureRow } from '#tests/bench/rows/signatures.ts'
import { tabsRows } from '#tests/bench/rows/tabs.ts'
import { lock, unlockRows } from '#tests/bench/rows/unlock.ts'
import { workerRows } from '#tests/bench/rows/worker.ts'
import { serveSite } from '#tests/bench/site.ts'
import type { Bench } from '#tests/bench/subject.ts'

type Options = {
  readonly executable: string
  /** Directories of the unpacked builds. */
  readonly floor: string
  readonly build: string
  /** `build` is the floor too: only what needs no wallet is measured. */
  readonly selfCheck: boolean
  readonly rounds: number
  /** Names of groups; all of them when not given. */
  readonly only: readonly string[] | undefined
}

/** What one group of rows was, or why it is missing: one group that breaks does not lose the others. */
type Group = readonly [name: string, run: () => Promise<readonly Measurement[]>]

/** Everything, in one run, on browsers of its own. */
export async function measure(options: Options): Promise<{ readonly browser: string; readonly rows: readonly Row[] }> {
  const { executable, floor, build, selfCheck, rounds, only } = options
  const browsers: Browser[] = []
  const launch = async (extension: string | undefined) => {
    const browser = await launchBrowser({ executable, extension })
    browsers.push(browser)
    return browser
  }
  const site = await serveSite()
  const chain = await serveChain()
  try {
    const bench: Bench = {
      rounds,
      site: site.url,
      nothing: await launch(undefined),
      floor: { browser: await launch(floor), usable: { locked: 'input', unlocked: 'input' } },
      coffer: {
        browser: await launch(build),
        usable: selfCheck
          ? { locked: 'input', unlocked: 'input' }
          : { locked: byTestId('unlock-password'), unlocked: `${byTestId('home')} ${byTestId('send')}` },
      },
    }
    const groups = selfCheck ? plainGroups(bench) : await walletGroups(bench, build, chain)
    const measurements = await runGroups(groups.filter(([name]) => only?.includes(name) !== false))
    const order = Object.keys(rows)
    const { product } = (await bench.nothing.cdp.send('Browser.getVersion')) as { product: string }
    return {
      browser: product,
      rows: measurements.map(judge).toSorted((a, b) => order.indexOf(a.id) - order.indexOf(b.id)),
    }
  } finally {
    for (const browser of browsers) await browser.close()
    chain.close()
    site.close()
  }
}

const plainGroups = (bench: Bench): readonly Group[] => [
  ['pages', () => pageRows(bench)],
  ['round trips', () => roundTripRows(bench)],
  ['worker', () => workerRows(bench)],
  ['popup locked', () => popupRows(bench, 'locked')],
]

async function walletGroups(bench: Bench, build: string, chain: Chain): Promise<readonly Group[]> {
  const { browser } = bench.coffer
  const wallet = await onboard(browser)
  await connectSite(browser, bench.site)
  return [
    ['pages', () => pageRows(bench)],
    ['round trips', () => roundTripRows(bench)],
    ['reads', () => readThroughRows(bench)],
    ['other site', async () => [await otherSiteRow(bench)]],
    ['tabs', () => tabsRows(bench)],
    ['worker', () => workerRows(bench)],
    ['approval', () => approvalRows(bench, chain)],
    ['popup unlocked', () => popupRows(bench, 'unlocked')],
    ['unlock', () => unlockRows(bench, wallet)],
    [
      'popup locked',
      async () => {
        await lock(browser)
        return popupRows(bench, 'locked')
      },
    ],
    ['memory', () => memoryRows(bench, wallet)],
    ['decode', async () => [await decodeRow()]],
    ['signatures', async () => [await signatureRow()]],
    ['package', async () => [await packageRow(build)]],
  ]
}

async function runGroups(groups: readonly Group[]): Promise<readonly Measurement[]> {
  const measurements: Measurement[] = []
  for (const [name, run] of groups) {
    const begin = performance.now()
    try {
      measurements.push(...(await run()))
      console.log(`${name}: ${Math.round((performance.now() - begin) / 1000)} s`)
    } catch (thrown) {
      console.error(`${name}: could not be measured:`, thrown)
    }
  }
  const missing = (Object.keys(rows) as (keyof typeof rows)[]).filter((id) =>
    measurements.every((row) => row.id !== id),
  )
  return [...measurements, ...missing.map((id): Measurement => ({ id }))]
}
