import { readdir, readFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Coffer } from '#tests/bench/coffer.ts'
import type { Browser } from '#tests/bench/browser.ts'
import type { Measurement } from '#tests/bench/row.ts'
import { lock, unlock } from '#tests/bench/rows/unlock.ts'
import { summary } from '#tests/bench/statistics.ts'
import type { Bench } from '#tests/bench/subject.ts'

const samples = 5
/** Milliseconds after which a popup that was opened or unlocked is at rest. */
const rest = 8000

/**
 * The private dirty memory of every renderer that Chromium started for an extension, from `/proc/<pid>/smaps_rollup`. It sees
 * WASM memory and whatever else the worker and the popup hold, in one process or two, and it is the same however many
 * browsers share Chromium's own code at the time.
 */
export async function memoryRows({ floor, coffer }: Bench, wallet: Coffer): Promise<readonly Measurement[]> {
  const taken = { floor: [] as number[], locked: [] as number[], unlocked: [] as number[], soon: [] as number[] }
  await lock(coffer.browser)
  for (let round = 0; round < samples; round += 1) {
    await floor.browser.stopWorker()
    await coffer.browser.stopWorker()
    const bare = await floor.browser.blank()
    await bare.goto(`${floor.browser.origin}/popup.html`)
    const popup = await coffer.browser.blank()
    await popup.goto(`${coffer.browser.origin}/popup.html`)
    await sleep(rest)
    taken.floor.push(await extensionMegabytes(floor.browser))
    taken.locked.push(await extensionMegabytes(coffer.browser))
    await unlock(popup, wallet.password)
    await sleep(1000)
    taken.soon.push(await extensionMegabytes(coffer.browser))
    await sleep(rest)
    taken.unlocked.push(await extensionMegabytes(coffer.browser))
    await popup.close()
    await bare.close()
    await lock(coffer.browser)
  }
  const base = summary(taken.floor)
  return [
    { id: 'memory-locked', floor: base, coffer: summary(taken.locked) },
    { id: 'memory-unlocked', floor: base, coffer: summary(taken.unlocked) },
    { id: 'memory-after-unlock', floor: base, coffer: summary(taken.soon) },
  ]
}

/** Millions of bytes held by the extension's processes of this browser. Linux only. */
export async function extensionMegabytes({ pid }: Browser): Promise<number> {
  const parents = new Map<number, number>()
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name)) continue
    const stat = await readFile(`/proc/${name}/stat`, 'utf8').catch(() => '')
    parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]))
  }
  let bytes = 0
  for (const process of parents.keys()) {
    if (!descends(process, pid, parents)) continue
    const command = await readFile(`/proc/${process}/cmdline`, 'utf8').catch(() => '')
    if (!command.includes('--extension-process')) continue
    const rollup = await readFile(`/proc/${process}/smaps_rollup`, 'utf8').catch(() => '')
    bytes += Number(/^Private_Dirty:\s+(\d+) kB/m.exec(rollup)?.[1] ?? 0) * 1024
  }
  return bytes / 1e6
}

function descends(process: number, ancestor: number, parents: ReadonlyMap<number, number>): boolean {
  for (let at: number | undefined = process; at !== undefined && at > 0; at = parents.get(at))
    if (at === ancestor) return true
  return false
}
