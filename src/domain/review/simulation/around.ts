import { quantity, Quantity } from '#core/quantity.ts'
import { ok, type Result } from '#core/result.ts'
import type { ChainRpc, RpcFailure } from '#domain/ports.ts'
import { Head, ordinaryFees } from '#domain/review/simulation/next-block.ts'
import type { Outcome } from '#domain/review/simulation/outcome.ts'
import { askNode } from '#domain/transactions/ask-node.ts'
import { callObject } from '#domain/transactions/call-object.ts'
import type { TransactionRequest } from '#domain/transactions/request.ts'

/** A call as nodes take it. */
export type Call = Readonly<Record<string, unknown>>

/** The latest block, and what an account has of the coin. */
export type Around = { readonly head: Head; readonly balance: bigint }

/** The most gas of one transaction. Source: EIP-7825. */
export const mostGas = 16_777_216n
const failingGas = 8_000_000n

export async function readAround(
  chainRpc: ChainRpc,
  { chainId, from }: TransactionRequest,
): Promise<Result<Around, RpcFailure>> {
  const [head, balance] = await Promise.all([
    askNode(chainRpc, chainId, 'eth_getBlockByNumber', ['latest', false], Head),
    askNode(chainRpc, chainId, 'eth_getBalance', [from, 'latest'], Quantity),
  ])
  if (!head.ok) return head
  return balance.ok ? ok({ head: head.value, balance: BigInt(balance.value) }) : balance
}

export const plainCall = (request: TransactionRequest): Call => ({
  ...callObject(request),
  ...(request.gas === null ? {} : { gas: request.gas }),
})

/** Room for what the next block may ask more, as the limit of the transaction has. */
function roomy({ gasUsed, failure }: Pick<Outcome, 'gasUsed' | 'failure'>): bigint {
  const gas = failure === null ? gasUsed * 2n + 50_000n : failingGas
  return gas < mostGas ? gas : mostGas
}

/**
 * The calls as they would be sent, with a limit of gas and, where the account can pay it, an ordinary fee.
 * @param latest what each came to in the latest block.
 */
export function likelyCalls(
  requests: readonly TransactionRequest[],
  latest: readonly (Pick<Outcome, 'gasUsed' | 'failure'> | undefined)[],
  { head, balance }: Around,
): { readonly calls: readonly Call[]; readonly gas: readonly bigint[]; readonly fees: Call | null } {
  const sized = requests.map((request, index) => {
    const outcome = latest[index]
    const gas = request.gas !== null ? BigInt(request.gas) : outcome === undefined ? failingGas : roomy(outcome)
    return { request, gas }
  })
  const fees = ordinaryFees(head, balance, sized)
  return {
    calls: sized.map(({ request, gas }) => ({ ...plainCall(request), gas: quantity(gas), ...fees })),
    gas: sized.map(({ gas }) => gas),
    fees,
  }
}
