import type { Hex } from '#core/hex.ts'
import type { Address } from '#core/address.ts'
import { partsOf, readWhole } from '#domain/review/calls/parts.ts'
import type { Measurement } from '#tests/bench/row.ts'
import { interleaved, summary } from '#tests/bench/statistics.ts'
import { ordinaryTransactions } from '#tests/properties/testing/ordinary-transactions.ts'

type Whole = { readonly to: Address | null; readonly data: Hex }

/** How many calls were named: the call itself, and each call within it. Some are a contract's own, and nobody's to name. */
function decode(whole: Whole): number {
  const within = partsOf(whole).reduce((sum, part) => sum + decode(part), 0)
  return readWhole(whole) === null ? within : within + 1
}

/** Calls per second of 500 ordinary transactions, in Node: through a page each one would need a window of its own. */
export async function decodeRow(): Promise<Measurement> {
  const transactions = ordinaryTransactions(500)
  const taken = await interleaved(10, {
    coffer: () => {
      const begin = performance.now()
      const calls = transactions.reduce((sum, transaction) => sum + decode(transaction), 0)
      return Promise.resolve((calls * 1000) / (performance.now() - begin))
    },
  })
  return { id: 'decode', coffer: summary(taken.coffer) }
}
