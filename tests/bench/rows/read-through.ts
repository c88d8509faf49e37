import type { Measurement, RowId } from '#tests/bench/row.ts'
import { askDirectly, type Request } from '#tests/bench/rows/ask.ts'
import { asker, type Count } from '#tests/bench/rows/asker.ts'
import { interleaved, summary } from '#tests/bench/statistics.ts'
import type { Bench } from '#tests/bench/subject.ts'

/** Where the wallet's Localhost network looks for a node. */
const node = 'http://127.0.0.1:8545'

const blockNumber: Request = { method: 'eth_blockNumber' }
const contract = '0x00000000000000000000000000000000000000aa'
const call: Request = { method: 'eth_call', params: [{ to: contract, data: '0x01' }, 'latest'] }
const distinct: Request = { method: 'eth_getStorageAt', params: [contract, '0x{n}', 'latest'] }

type Quantity = { readonly id: RowId; readonly request: Request; readonly times: number; readonly samples: number }

/**
 * Reads that go through to a node. They are held against what they must cost at least: the floor's round trip and, added
 * to it, the same question to the same node by a page that asks it itself.
 */
export async function readThrough(bench: Bench, quantity: Quantity): Promise<Measurement> {
  const { floor, coffer, nothing, site } = bench
  const { id, request, times, samples } = quantity
  const count: Count = { failures: 0 }
  const tab = await nothing.blank()
  await tab.goto(site)
  const direct = async (): Promise<number> => {
    await tab.send('Page.bringToFront')
    const asked = await tab.evaluate(askDirectly, request, times, node)
    if (asked.failures > 0) throw new Error(`${String(asked.failures)} direct requests failed`)
    return asked.ms
  }
  const taken = await interleaved(samples, {
    floor: await asker(floor, site, { request: { method: 'eth_accounts' }, times }),
    direct,
    coffer: await asker(coffer, site, { request, times, count }),
  })
  const base = taken.floor.map((ms, index) => ms + (taken.direct[index] ?? Number.NaN))
  await tab.close()
  return {
    id,
    floor: summary(base),
    coffer: summary(taken.coffer),
    failures: count.failures,
    note: `of the floor's ${summary(base).median.toFixed(1)} ms, ${summary(taken.direct).median.toFixed(1)} ms are the node asked directly`,
  }
}

export const callQuantity = (rounds: number): Quantity => ({
  id: 'eth-call',
  request: call,
  times: 1,
  samples: rounds * 3,
})

export async function readThroughRows(bench: Bench): Promise<readonly Measurement[]> {
  const { rounds } = bench
  const quantities: readonly Quantity[] = [
    { id: 'eth-block-number', request: blockNumber, times: 1, samples: rounds * 3 },
    callQuantity(rounds),
    { id: 'reads-200', request: distinct, times: 200, samples: rounds },
    { id: 'reads-1000', request: distinct, times: 1_000, samples: Math.ceil(rounds / 2) },
  ]
  const measurements: Measurement[] = []
  for (const quantity of quantities) measurements.push(await readThrough(bench, quantity))
  return measurements
}
