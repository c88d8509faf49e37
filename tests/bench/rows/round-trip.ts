import type { Measurement, RowId } from '#tests/bench/row.ts'
import { interleaved, summary } from '#tests/bench/statistics.ts'
import type { Bench, Subject } from '#tests/bench/subject.ts'
import { ask } from '#tests/bench/rows/ask.ts'

const patience = 30_000
const atOnce = 200

const questions: readonly (readonly [method: string, single: RowId, burst: RowId])[] = [
  ['eth_accounts', 'eth-accounts', 'burst'],
  ['eth_chainId', 'eth-chain-id', 'burst-chain-id'],
]

/** Calls of a connected site while the worker runs: one after another, and 200 at once. */
export async function roundTripRows({ floor, coffer, site, rounds }: Bench): Promise<readonly Measurement[]> {
  const measurements: Measurement[] = []
  for (const [method, single, burst] of questions) {
    let failures = 0
    const sampler = async ({ browser }: Subject, times: number) => {
      const tab = await browser.blank()
      await tab.goto(site)
      return async () => {
        await tab.send('Page.bringToFront')
        const asked = await tab.evaluate(ask, method, times, patience)
        failures += asked.failures
        return asked.ms
      }
    }
    for (const [id, times, samples] of [
      [single, 1, rounds * 5],
      [burst, atOnce, rounds],
    ] as const) {
      failures = 0
      const taken = await interleaved(samples, {
        floor: await sampler(floor, times),
        coffer: await sampler(coffer, times),
      })
      measurements.push({ id, floor: summary(taken.floor), coffer: summary(taken.coffer), failures })
    }
  }
  return measurements
}
