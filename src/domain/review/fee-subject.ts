import type { ChainId } from '#core/chain-id.ts'
import type { FeeSubject } from '#domain/review/subject.ts'
import { highestPrice } from '#domain/transactions/fees.ts'
import type { JournalEntry } from '#domain/transactions/journal-entry.ts'
import type { Quote } from '#domain/transactions/quote.ts'
import { isMined } from '#domain/transactions/rivals.ts'

/** What it costs at the speed that is chosen unless the user chooses another; `null` where no node says. */
export function feeSubject(quote: Quote | null, journal: readonly JournalEntry[], chainId: ChainId): FeeSubject | null {
  const usual = quote?.fees.find(({ speed }) => speed === 'site') ?? quote?.fees.find(({ speed }) => speed === 'normal')
  if (quote === null || usual === undefined) return null
  return {
    kind: 'fee',
    price: highestPrice(usual.fee),
    cost: BigInt(usual.cost),
    balance: BigInt(quote.balance),
    paid: journal
      .filter(({ request, state }) => request.chainId === chainId && isMined(state))
      .map(({ decision }) => highestPrice(decision.fee)),
  }
}
