import { authorizationGas } from '#core/intrinsic-gas.ts'
import * as v from 'valibot'
import type { Address } from '#core/address.ts'
import type { ChainId } from '#core/chain-id.ts'
import { Hex } from '#core/hex.ts'
import { quantity } from '#core/quantity.ts'
import type { Result } from '#core/result.ts'
import type { ChainRpc, RpcFailure } from '#domain/ports.ts'
import { gasLimit } from '#domain/transactions/gas-limit.ts'
import type { Quote } from '#domain/transactions/quote.ts'
import { allFilledIn, type TransactionRequest } from '#domain/transactions/request.ts'

type Of = { readonly chainId: ChainId; readonly account: Address }

/** The transaction that carries nothing but the authorization: from the account to itself. */
export const undoRequest = ({ chainId, account }: Of): TransactionRequest => ({
  chainId,
  from: account,
  to: account,
  value: quantity(0n),
  data: v.parse(Hex, '0x'),
  ...allFilledIn,
})

type Deps = {
  readonly chainRpc: ChainRpc
  readonly quote: (request: TransactionRequest) => Promise<Result<Quote, RpcFailure>>
}

/** What it costs. The node estimates with the code of now, which can only be more than without it. */
export async function quoteUndo({ chainRpc, quote }: Deps, of: Of): Promise<Result<Quote, RpcFailure>> {
  const request = undoRequest(of)
  const gas = await gasLimit(chainRpc, request)
  return gas.ok ? quote({ ...request, gas: quantity(gas.value + authorizationGas) }) : gas
}
