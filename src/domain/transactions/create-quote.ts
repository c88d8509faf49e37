import { Quantity, quantity } from '#core/quantity.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { ChainRpc, RpcFailure } from '#domain/ports.ts'
import { askNode, Count } from '#domain/transactions/ask-node.ts'
import { highestPrice, siteFee } from '#domain/transactions/fees.ts'
import { gasLimit } from '#domain/transactions/gas-limit.ts'
import type { JournalEntry } from '#domain/transactions/journal-entry.ts'
import { nextNonce } from '#domain/transactions/nonce.ts'
import type { Quote } from '#domain/transactions/quote.ts'
import type { TransactionRequest } from '#domain/transactions/request.ts'
import { suggestFees } from '#domain/transactions/suggest-fees.ts'

type Deps = { readonly chainRpc: ChainRpc; readonly journal: () => Promise<readonly JournalEntry[]> }

/** All questions go to the node at once; the first failure is the answer. */
export async function createQuote(
  { chainRpc, journal }: Deps,
  request: TransactionRequest,
): Promise<Result<Quote, RpcFailure>> {
  const { chainId, from } = request
  const [gas, fees, balance, count, entries] = await Promise.all([
    gasLimit(chainRpc, request),
    suggestFees(chainRpc, chainId),
    askNode(chainRpc, chainId, 'eth_getBalance', [from, 'latest'], Quantity),
    askNode(chainRpc, chainId, 'eth_getTransactionCount', [from, 'pending'], Count),
    journal(),
  ])
  if (!gas.ok) return gas
  if (!fees.ok) return fees
  if (!balance.ok) return balance
  if (!count.ok) return count
  const normal = fees.value.find(({ speed }) => speed === 'normal')
  if (normal === undefined) return err({ kind: 'malformed' })
  const asked = siteFee(request, normal.fee)
  const offered = asked === null ? fees.value : [...fees.value, { speed: 'site' as const, fee: asked }]
  return ok({
    gasLimit: quantity(gas.value),
    balance: balance.value,
    nonce: quantity(BigInt(nextNonce(count.value, request, entries))),
    fees: offered.map(({ speed, fee }) => ({ speed, fee, cost: quantity(gas.value * highestPrice(fee)) })),
  })
}
