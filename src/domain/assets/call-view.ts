import * as v from 'valibot'
import type { Address } from '#core/address.ts'
import { Hex } from '#core/hex.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { ChainRpc, RpcFailure } from '#domain/ports.ts'
import { isRevert } from '#domain/transactions/refusal.ts'

export type Contract = { readonly chainId: number; readonly address: Address }

/** Ample for a name; a contract that answers with more is not read. In bytes. */
const maxBytes = 65_536

/** `null` where the contract has no such function: it reverts, or answers nothing. A node that does not answer is a failure. */
export async function callView(
  chainRpc: ChainRpc,
  { chainId, address }: Contract,
  data: Hex,
): Promise<Result<Hex | null, RpcFailure>> {
  const answer = await chainRpc(chainId, 'eth_call', [{ to: address, data }, 'latest'], { maxBytes })
  if (!answer.ok) return answer.error.kind === 'refused' && isRevert(answer.error) ? ok(null) : answer
  const parsed = v.safeParse(Hex, answer.value)
  if (!parsed.success) return err({ kind: 'malformed' })
  return ok(parsed.output.length === 2 ? null : parsed.output)
}
