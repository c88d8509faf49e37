import type { Measurement } from '#tests/bench/row.ts'
import { loader } from '#tests/bench/rows/page.ts'
import { asker } from '#tests/bench/rows/asker.ts'
import { callQuantity, readThrough } from '#tests/bench/rows/read-through.ts'
import { roundTrip } from '#tests/bench/rows/round-trip.ts'
import { interleaved, summary } from '#tests/bench/statistics.ts'
import type { Bench } from '#tests/bench/subject.ts'

/** Opens tabs of the site in every browser until so many are there; with an extension, each asks once and keeps its port. */
async function openTabs({ floor, coffer, nothing, site }: Bench, count: number): Promise<void> {
  for (let opened = 0; opened < count; opened += 1) {
    const tab = await nothing.blank()
    await tab.goto(site)
    for (const subject of [floor, coffer]) {
      const once = await asker(subject, site, { request: { method: 'eth_accounts' }, times: 1 })
      await once()
    }
  }
}

/** The same quantities with 1, 10 and 100 tabs that talked to the wallet. */
export async function tabsRows(bench: Bench): Promise<readonly Measurement[]> {
  const { floor, coffer, nothing, site, rounds } = bench
  const browsers = [floor.browser, coffer.browser, nothing]
  const closeAll = async (): Promise<void> => {
    for (const browser of browsers) await browser.closeTabs(site)
  }
  const single = { method: 'eth_accounts', times: 1, samples: rounds * 3 } as const
  const measurements: Measurement[] = []
  await closeAll()
  measurements.push(await roundTrip(bench, { id: 'tabs-1', ...single }))
  await openTabs(bench, 10)
  measurements.push(await roundTrip(bench, { id: 'tabs-10', ...single }))
  await openTabs(bench, 90)
  measurements.push(await roundTrip(bench, { id: 'tabs-100', ...single }))
  measurements.push(
    await roundTrip(bench, { id: 'tabs-100-burst', method: 'eth_accounts', times: 200, samples: rounds }),
    await readThrough(bench, { ...callQuantity(rounds), id: 'tabs-100-call' }),
  )
  const load = await interleaved(rounds * 2, {
    floor: await loader(floor.browser, site),
    coffer: await loader(coffer.browser, site),
  })
  measurements.push({ id: 'tabs-100-load', floor: summary(load.floor), coffer: summary(load.coffer) })
  await closeAll()
  return measurements
}
