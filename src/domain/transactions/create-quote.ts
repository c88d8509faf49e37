import { Quantity, quantity } from '#core/quantity.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { ChainRpc, RpcFailure } from '#domain/ports.ts'
import { askNode, Count } from '#domain/transactions/ask-node.ts'
import { callObject } from '#domain/transactions/call-object.ts'
import { Gas } from '#domain/transactions/decision.ts'
import { highestPrice, siteFee } from '#domain/transactions/fees.ts'
import type { JournalEntry } from '#domain/transactions/journal-entry.ts'
import { nextNonce } from '#domain/transactions/nonce.ts'
import type { Quote } from '#domain/transactions/quote.ts'
import { isLackOfFunds, isRevert } from '#domain/transactions/refusal.ts'
import type { TransactionRequest } from '#domain/transactions/request.ts'
import { suggestFees } from '#domain/transactions/suggest-fees.ts'

/** Enough for an ordinary call, where the node will not say because it fails now. */
const failingGas = { transfer: 21_000n, call: 500_000n } as const

const isTransfer = ({ to, data }: TransactionRequest): boolean => to !== null && data.length === 2

/**
 * In units. A transfer costs what the node says; a call may find another state when it is mined and gets a quarter
 * more. A call that would fail now still gets a limit, as the review says that it fails and the user decides.
 */
async function gasLimit(chainRpc: ChainRpc, request: TransactionRequest): Promise<Result<bigint, RpcFailure>> {
  if (request.gas !== null) return ok(BigInt(request.gas))
  const transfer = isTransfer(request)
  const told = await askNode(chainRpc, request.chainId, 'eth_estimateGas', [callObject(request)], Gas)
  if (told.ok) return ok(transfer ? BigInt(told.value) : (BigInt(told.value) * 5n) / 4n)
  if (told.error.kind !== 'refused' || !(isRevert(told.error) || isLackOfFunds(told.error))) return told
  return ok(transfer ? failingGas.transfer : failingGas.call)
}

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
