import type { Address } from '#core/address.ts'
import type { Hex } from '#core/hex.ts'
import { quantity } from '#core/quantity.ts'
import { distinctTraces, type Right, type Trace } from '#domain/allowances/right.ts'
import type { Batch } from '#domain/calls/batch.ts'
import { isNobody } from '#domain/review/call.ts'
import { partsOf, readWhole } from '#domain/review/calls/parts.ts'
import { permit2 } from '#domain/review/simulation/topics.ts'
import type { JournalEntry } from '#domain/transactions/journal-entry.ts'

type Whole = { readonly to: Address | null; readonly data: Hex }

/** Of an approval alone nobody can tell whether the word behind the spender is an amount or the id of an NFT: both are looked for. */
function rightsIn(whole: Whole): readonly Right[] {
  const call = readWhole(whole)
  const { to: contract } = whole
  if (contract === null || call === null) return []
  switch (call.type) {
    case 'approve': {
      const { spender, amount } = call
      if (isNobody(spender)) return []
      return [
        { type: 'token', contract, spender },
        { type: 'item', contract, spender, tokenId: quantity(amount) },
      ]
    }
    case 'approve-more':
    case 'approve-less':
      return [{ type: 'token', contract, spender: call.spender }]
    case 'approve-all':
      return [{ type: 'collection', contract, spender: call.spender }]
    case 'permit2-approve':
      return contract === permit2 ? [{ type: 'permit2', contract: call.token, spender: call.spender }] : []
    case 'multicall':
      return partsOf(whole).flatMap(rightsIn)
    default:
      return []
  }
}

type History = {
  readonly journal: readonly JournalEntry[]
  /** What was sent in one transaction is told by its list, and not by the journal. */
  readonly batches: readonly Pick<Batch, 'request' | 'createdAt'>[]
}

/** The rights that the wallet's own transactions of an account may have given, the newest first. */
export function rightsInHistory({ journal, batches }: History, chainId: number, owner: Address): readonly Trace[] {
  const isMeant = (request: { readonly chainId: number; readonly from: Address }): boolean =>
    request.chainId === chainId && request.from === owner
  const sent = journal
    .filter(({ request, state }) => isMeant(request) && state.status !== 'dropped' && state.status !== 'prepared')
    .map(({ request, createdAt }) => ({ calls: [request], createdAt }))
  const lists = batches
    .filter(({ request }) => isMeant(request))
    .map(({ request, createdAt }) => ({ calls: request.calls, createdAt }))
  return distinctTraces(
    [...sent, ...lists]
      .toSorted((a, b) => b.createdAt - a.createdAt)
      .flatMap(({ calls, createdAt }) => calls.flatMap(rightsIn).map((right) => ({ right, at: createdAt }))),
  )
}
