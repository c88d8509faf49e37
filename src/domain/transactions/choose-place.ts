import { err, ok, type Result } from '#core/result.ts'
import type { TransactionDecision } from '#domain/transactions/decision.ts'
import { isWaiting } from '#domain/transactions/journal.ts'
import type { JournalEntry } from '#domain/transactions/journal-entry.ts'
import { nextNonce } from '#domain/transactions/nonce.ts'
import { largestGap, type Place, type PlaceFailure } from '#domain/transactions/place.ts'
import { mayReplace } from '#domain/transactions/replacement.ts'
import type { TransactionRequest } from '#domain/transactions/request.ts'
import { isSuperseded, newestAt } from '#domain/transactions/rivals.ts'

/** `eth_getTransactionCount` at `pending` and at `latest`. */
type Counts = { readonly pending: number; readonly latest: number }

/** The nonce for a transaction. One that is taken is taken again only where the user chose so, and at a fee that wins. */
export function choosePlace(
  { request, decision }: { readonly request: TransactionRequest; readonly decision: TransactionDecision },
  { pending, latest }: Counts,
  journal: readonly JournalEntry[],
): Result<Place, PlaceFailure> {
  const replacing = (target: JournalEntry): Result<Place, PlaceFailure> =>
    mayReplace(decision.fee, target.decision.fee)
      ? ok({ nonce: target.nonce, replaces: target.id })
      : err('underpriced')

  const { replaces, chainId, from } = request
  if (replaces !== undefined) {
    const target = journal.find(({ id }) => id === replaces.id)
    const isOurs = target?.request.chainId === chainId && target.request.from === from
    return target !== undefined && isOurs && isWaiting(target.state) && !isSuperseded(target, journal)
      ? replacing(target)
      : err('not-waiting')
  }
  const next = nextNonce(pending, request, journal)
  if (decision.nonce === undefined) return ok({ nonce: next })
  const nonce = Number(decision.nonce)
  if (nonce < latest) return err('nonce-used')
  if (nonce > next + largestGap) return err('nonce-too-high')
  const target = newestAt({ nonce, request }, journal)
  if (target === null) return ok({ nonce })
  return isWaiting(target.state) ? replacing(target) : err('nonce-used')
}
