import type { Measurement, RowId } from '#tests/bench/row.ts'
import { asker, type Count } from '#tests/bench/rows/asker.ts'
import { interleaved, summary } from '#tests/bench/statistics.ts'
import type { Bench } from '#tests/bench/subject.ts'

type Quantity = { readonly id: RowId; readonly method: string; readonly times: number; readonly samples: number }

/** The same requests of a connected site to both, in turn. */
export async function roundTrip(
  { floor, coffer, site }: Pick<Bench, 'floor' | 'coffer' | 'site'>,
  { id, method, times, samples }: Quantity,
): Promise<Measurement> {
  const count: Count = { failures: 0 }
  const asked = { request: { method }, times }
  const taken = await interleaved(samples, {
    floor: await asker(floor, site, asked),
    coffer: await asker(coffer, site, { ...asked, count }),
  })
  return { id, floor: summary(taken.floor), coffer: summary(taken.coffer), failures: count.failures }
}

/** Calls of a connected site while the worker runs: one after another, 200 at once, 1,000 at once. */
export async function roundTripRows(bench: Bench): Promise<readonly Measurement[]> {
  const { rounds } = bench
  const quantities: readonly Quantity[] = [
    { id: 'eth-accounts', method: 'eth_accounts', times: 1, samples: rounds * 5 },
    { id: 'eth-chain-id', method: 'eth_chainId', times: 1, samples: rounds * 5 },
    { id: 'burst', method: 'eth_accounts', times: 200, samples: rounds },
    { id: 'burst-chain-id', method: 'eth_chainId', times: 200, samples: rounds },
    { id: 'burst-1000', method: 'eth_accounts', times: 1_000, samples: Math.ceil(rounds / 2) },
  ]
  const measurements: Measurement[] = []
  for (const quantity of quantities) measurements.push(await roundTrip(bench, quantity))
  return measurements
}
