import * as v from 'valibot'
import { ChainIdHex } from '#core/chain-id.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { Rpc, RpcFailure, RpcOptions } from '#domain/ports.ts'

/** Whether the node at `url` says that it serves `chainId`. Source: EIP-695. */
export async function checkEndpoint(
  rpc: Rpc,
  url: string,
  chainId: number,
  options?: RpcOptions,
): Promise<Result<void, RpcFailure>> {
  const answer = await rpc(url, 'eth_chainId', [], options)
  if (!answer.ok) return answer
  const actual = v.safeParse(ChainIdHex, answer.value)
  if (!actual.success) return err({ kind: 'malformed' })
  return actual.output === chainId ? ok(undefined) : err({ kind: 'wrong-chain', actual: actual.output })
}
