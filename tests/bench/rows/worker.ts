import type { Tab } from '#tests/bench/tab.ts'
import type { Measurement } from '#tests/bench/row.ts'
import { interleaved, summary } from '#tests/bench/statistics.ts'
import type { Bench, Subject } from '#tests/bench/subject.ts'
import { ask } from '#tests/bench/rows/ask.ts'

/** Milliseconds to wait for an answer before it counts as none. */
const patience = 10_000

/** How soon the worker is there again: a ping from a page of the extension, and an answer for a connected site. */
export async function workerRows({ floor, coffer, site }: Bench): Promise<readonly Measurement[]> {
  const start = await interleaved(20, { floor: await pinger(floor), coffer: await pinger(coffer) })
  await floor.browser.closeTabs(floor.browser.origin)
  await coffer.browser.closeTabs(coffer.browser.origin)
  const failures = { floor: 0, coffer: 0 }
  const wake = await interleaved(20, {
    floor: await waker(floor, site, () => (failures.floor += 1)),
    coffer: await waker(coffer, site, () => (failures.coffer += 1)),
  })
  return [
    { id: 'worker-start', floor: summary(start.floor), coffer: summary(start.coffer) },
    { id: 'wake', floor: summary(wake.floor), coffer: summary(wake.coffer), failures: failures.coffer },
  ]
}

/** The ping: a port of a name that nobody knows, which the worker closes. Opened by a page of the extension without scripts. */
async function pinger({ browser }: Subject): Promise<() => Promise<number>> {
  const tab: Tab = await browser.blank()
  await tab.goto(`${browser.origin}/manifest.json`)
  return async () => {
    await browser.stopWorker()
    return tab.evaluate(async () => {
      type Port = { onDisconnect: { addListener(heard: () => void): void } }
      const { chrome } = globalThis as unknown as { chrome: { runtime: { connect(info: object): Port } } }
      const begin = performance.now()
      await new Promise<void>((resolve, reject) => {
        setTimeout(() => reject(new Error('no answer within 10 s')), 10_000)
        chrome.runtime.connect({ name: 'ping' }).onDisconnect.addListener(() => resolve())
      })
      return performance.now() - begin
    })
  }
}

async function waker({ browser }: Subject, site: string, failed: () => void): Promise<() => Promise<number>> {
  const tab = await browser.blank()
  await tab.goto(site)
  await tab.evaluate(ask, { method: 'eth_accounts' }, 1, patience)
  return async () => {
    await browser.stopWorker()
    await tab.send('Page.bringToFront')
    const { ms, failures, accounts } = await tab.evaluate(ask, { method: 'eth_accounts' }, 1, patience)
    if (failures > 0 || accounts === 0) failed()
    return ms
  }
}
