import type { Address } from '#core/address.ts'
import { readCall } from '#domain/review/call.ts'
import { movesSomething, recipientOf } from '#domain/review/recipients.ts'
import type { JournalEntry } from '#domain/transactions/journal-entry.ts'
import type { TransactionRequest } from '#domain/transactions/request.ts'

/** What a transfer moves; `token` is `null` for the network's own coin, `amount` in base units. */
export type Moved = { readonly token: Address | null; readonly amount: bigint }

/** What the user's own journal says of a transaction that is asked for. */
export type History = {
  /** How often something went to the same recipient before, on this network. */
  readonly timesSent: number
  /** What it moves, and the amounts of the same that the account sent before, on this network. */
  readonly moved: Moved | null
  readonly amounts: readonly bigint[]
  /** How often the account sent something in the last minutes, on this network. */
  readonly recent: number
}

/** Milliseconds. */
export const recently = 10 * 60_000

/** `null` where it is no transfer of a plain amount: an NFT has a number and no amount. */
export function movedBy({ to, value, data }: Pick<TransactionRequest, 'to' | 'value' | 'data'>): Moved | null {
  if (data.length === 2) return to !== null && BigInt(value) > 0n ? { token: null, amount: BigInt(value) } : null
  const call = readCall(data)
  if (call?.type === 'permit2-transfer') return { token: call.token, amount: call.amount }
  return call?.type === 'transfer' && to !== null ? { token: to, amount: call.amount } : null
}

/** What never happened, or moved nothing, teaches nothing. */
const counts = ({ request, state }: JournalEntry): boolean =>
  (state.status === 'mined' || state.status === 'sent') && movesSomething(request)

/** @param now milliseconds since the epoch. */
export function historyOf(journal: readonly JournalEntry[], request: TransactionRequest, now: number): History {
  const sent = journal.filter((entry) => counts(entry) && entry.request.chainId === request.chainId)
  const own = sent.filter((entry) => entry.request.from === request.from)
  const [recipient, moved] = [recipientOf(request), movedBy(request)]
  return {
    timesSent: recipient === null ? 0 : sent.filter((entry) => recipientOf(entry.request) === recipient).length,
    moved,
    amounts: own.flatMap((entry) => {
      const before = movedBy(entry.request)
      return moved !== null && before?.token === moved.token ? [before.amount] : []
    }),
    recent: own.filter(({ createdAt }) => createdAt > now - recently).length,
  }
}

/** Hours of the day, 0 to 23, at the user's place, at which the user sent something, on any network. */
export const hoursOf = (journal: readonly JournalEntry[]): readonly number[] =>
  journal.filter(counts).map(({ createdAt }) => hourAt(createdAt))

/** @param ms milliseconds since the epoch. */
export const hourAt = (ms: number): number => new Date(ms).getHours()

/**
 * Another network on which the user called the address as a contract, from the wallet's own journal: no node of another
 * network is asked, since it would learn whom the user is about to pay.
 */
export function calledElsewhere(journal: readonly JournalEntry[], { chainId, to }: Elsewhere): number | null {
  const entry = journal.find(
    ({ request, state }) =>
      state.status === 'mined' && request.chainId !== chainId && request.to === to && request.data.length > 2,
  )
  return entry?.request.chainId ?? null
}

type Elsewhere = { readonly chainId: number; readonly to: Address }
