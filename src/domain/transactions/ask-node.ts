import * as v from 'valibot'
import type { Address } from '#core/address.ts'
import { Quantity } from '#core/quantity.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { ChainRpc, ChainRpcOptions, RpcFailure } from '#domain/ports.ts'

/** One call whose answer must fit `schema`; what does not is `malformed`. */
export async function askNode<T>(
  chainRpc: ChainRpc,
  chainId: number,
  method: string,
  params: readonly unknown[],
  schema: v.GenericSchema<unknown, T>,
  options?: ChainRpcOptions,
): Promise<Result<T, RpcFailure>> {
  const answer = await chainRpc(chainId, method, params, options)
  if (!answer.ok) return answer
  const parsed = v.safeParse(schema, answer.value)
  return parsed.success ? ok(parsed.output) : err({ kind: 'malformed' })
}

/** A count that fits a number exactly, such as a block number. */
export const Count = v.pipe(
  Quantity,
  v.transform(Number),
  v.check((count) => Number.isSafeInteger(count), 'range'),
)

/** More than any account has ever sent; one signed with such a nonce would wait for ever, and could be sent by anybody then. */
const mostSent = 1_000_000_000

/** How many transactions an account has sent. Source: EIP-2681 has it below 2^64 − 1. */
const SentCount = v.pipe(Count, v.maxValue(mostSent))

/** `eth_getTransactionCount`, of the chain that the node says it serves now. */
export const askSentCount = (
  chainRpc: ChainRpc,
  { chainId, from }: { readonly chainId: number; readonly from: Address },
  block: 'pending' | 'latest',
): Promise<Result<number, RpcFailure>> =>
  askNode(chainRpc, chainId, 'eth_getTransactionCount', [from, block], SentCount, { recheck: true })
