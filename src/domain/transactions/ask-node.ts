import * as v from 'valibot'
import { Quantity } from '#core/quantity.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { ChainRpc, RpcFailure } from '#domain/ports.ts'

/** One call whose answer must fit `schema`; what does not is `malformed`. */
export async function askNode<T>(
  chainRpc: ChainRpc,
  chainId: number,
  method: string,
  params: readonly unknown[],
  schema: v.GenericSchema<unknown, T>,
): Promise<Result<T, RpcFailure>> {
  const answer = await chainRpc(chainId, method, params)
  if (!answer.ok) return answer
  const parsed = v.safeParse(schema, answer.value)
  return parsed.success ? ok(parsed.output) : err({ kind: 'malformed' })
}

/** A count that fits a number exactly, such as a nonce (EIP-2681) or a block number. */
export const Count = v.pipe(
  Quantity,
  v.transform(Number),
  v.check((count) => Number.isSafeInteger(count), 'range'),
)
