import * as v from 'valibot'
import type { BatchView } from '#domain/calls/batches.ts'
import type { AllowanceChange } from '#domain/review/review.ts'
import { differs, Happened } from '#domain/transactions/happened.ts'
import type { JournalEntry } from '#domain/transactions/journal-entry.ts'

/** `differs` where what was done is something else than what was shown; `null` where nothing was shown. */
export const Compared = v.object({ ...Happened.entries, differs: v.nullable(v.boolean()) })
export type Compared = v.InferOutput<typeof Compared>

type Done = { readonly happened: Happened; readonly fee: string | null }

/** `null` where it is not mined, or what it did is not known. */
function doneBy(entry: JournalEntry | null): Done | null {
  if (entry?.state.status !== 'mined' || entry.state.happened === undefined) return null
  return { happened: entry.state.happened, fee: entry.state.fee }
}

/** All together, in their order; the coin only where that of each is known. */
function sumOf(each: readonly Happened[]): Happened {
  const sums = new Map<string, bigint>()
  const allowances = new Map<string, AllowanceChange>()
  for (const happened of each) {
    for (const { asset, amount } of happened.changes) sums.set(asset, (sums.get(asset) ?? 0n) + BigInt(amount))
    // Taking the right to one NFT back names nobody.
    for (const change of happened.allowances) {
      const { asset, spender } = change
      allowances.set(asset.includes(':') ? asset : `${asset} ${spender}`, change)
    }
  }
  const coins = each.map(({ coin }) => coin)
  return {
    changes: [...sums].filter(([, sum]) => sum !== 0n).map(([asset, sum]) => ({ asset, amount: String(sum) })),
    allowances: [...allowances.values()],
    coin: coins.includes(null) ? null : String(coins.reduce((sum, coin) => sum + BigInt(coin ?? 0), 0n)),
  }
}

/**
 * What a list did, held against what was shown for it as a whole. `null` until all of it is mined, and where part of it never
 * will be: then it cannot be what was shown, and that is told in other words.
 */
export function happenedToList({ batch, entries, status }: BatchView): Compared | null {
  const done = entries.map(doneBy)
  if (status !== 200 || !done.every((each) => each !== null)) return null
  const happened = sumOf(done.map((each) => each.happened))
  const fee = done.reduce((sum, each) => sum + BigInt(each.fee ?? 0), 0n)
  const { shown } = batch.decision
  return { ...happened, differs: shown === undefined ? null : differs(shown, happened, String(fee)) }
}
