import { authorizationGas } from '#core/intrinsic-gas.ts'
import { Quantity, quantity } from '#core/quantity.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { ChainRpc, RpcFailure } from '#domain/ports.ts'
import { askNode, askSentCount } from '#domain/transactions/ask-node.ts'
import { readDataFee } from '#domain/transactions/data-fee.ts'
import type { Fee } from '#domain/transactions/decision.ts'
import { highestPrice, siteFee } from '#domain/transactions/fees.ts'
import { gasLimit } from '#domain/transactions/gas-limit.ts'
import { isWaiting } from '#domain/transactions/journal.ts'
import type { JournalEntry } from '#domain/transactions/journal-entry.ts'
import { nextNonce } from '#domain/transactions/nonce.ts'
import type { Quote } from '#domain/transactions/quote.ts'
import { delegateInPlaceOf } from '#domain/transactions/replacement-of.ts'
import { leastToReplace, raisedTo } from '#domain/transactions/replacement.ts'
import type { TransactionRequest } from '#domain/transactions/request.ts'
import { isSuperseded } from '#domain/transactions/rivals.ts'
import { suggestFees } from '#domain/transactions/suggest-fees.ts'

type Deps = { readonly chainRpc: ChainRpc; readonly journal: () => Promise<readonly JournalEntry[]> }

/** All questions go to the node at once; the first failure is the answer. */
export async function createQuote(
  { chainRpc, journal }: Deps,
  request: TransactionRequest,
): Promise<Result<Quote, RpcFailure>> {
  const { chainId, from } = request
  const [gas, fees, balance, count, used, entries] = await Promise.all([
    gasLimit(chainRpc, request),
    suggestFees(chainRpc, chainId),
    askNode(chainRpc, chainId, 'eth_getBalance', [from, 'latest'], Quantity),
    askSentCount(chainRpc, request, 'pending'),
    askSentCount(chainRpc, request, 'latest'),
    journal(),
  ])
  if (!gas.ok) return gas
  const { replaces } = request
  const target = replaces === undefined ? null : (entries.find(({ id }) => id === replaces.id) ?? null)
  // What is sped up has its own gas limit, and that counts the authorization already.
  const authorizes = replaces?.how === 'cancel' && delegateInPlaceOf(target, replaces.how) !== undefined
  const limit = authorizes ? gas.value + authorizationGas : gas.value
  if (!fees.ok) return fees
  if (!balance.ok) return balance
  if (!count.ok) return count
  if (!used.ok) return used
  const dataFee = await readDataFee(chainRpc, request, limit)
  if (!dataFee.ok) return dataFee
  const normal = fees.value.find(({ speed }) => speed === 'normal')
  if (normal === undefined) return err({ kind: 'malformed' })
  const asked = siteFee(request, normal.fee)
  const offered = asked === null ? fees.value : [...fees.value, { speed: 'site' as const, fee: asked }]
  const next = nextNonce(count.value, request, entries)
  const named = target === null && request.nonce !== null ? Number(request.nonce) : next
  const taken = takenBy(request, entries)
  const least = target === null ? taken.find(({ nonce }) => nonce === named)?.least : leastOf(target)
  const enough = least === undefined ? offered : offered.map(({ speed, fee }) => ({ speed, fee: raisedTo(fee, least) }))
  return ok({
    gasLimit: quantity(limit),
    balance: balance.value,
    nonce: quantity(BigInt(target?.nonce ?? next)),
    ...(named === next ? {} : { siteNonce: quantity(BigInt(named)) }),
    dataFee: quantity(dataFee.value),
    nonces: { used: used.value, taken },
    fees: enough.map(({ speed, fee }) => ({
      speed,
      fee,
      cost: quantity(limit * highestPrice(fee) + dataFee.value),
    })),
  })
}

const leastOf = ({ decision }: JournalEntry): Fee => leastToReplace(decision.fee)

const takenBy = ({ chainId, from }: TransactionRequest, entries: readonly JournalEntry[]) =>
  entries
    .filter(({ request, state }) => request.chainId === chainId && request.from === from && isWaiting(state))
    .filter((entry) => !isSuperseded(entry, entries))
    .map((entry) => ({ nonce: entry.nonce, least: leastOf(entry) }))
