import * as v from 'valibot'
import { Hex } from '#core/hex.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { CallsRequest } from '#domain/calls/calls-request.ts'
import type { ChainRpc, RpcFailure } from '#domain/ports.ts'
import { Gas } from '#domain/transactions/decision.ts'

/** What one call of a list would do after those before it. `failure` is `null` where it would not fail. */
export type CallResult = {
  readonly gasUsed: bigint
  readonly failure: { readonly message: string; readonly data: unknown } | null
}

/** One block, one entry for each call. Source: execution-apis eth_simulateV1. */
const Simulated = v.pipe(
  v.array(
    v.object({
      calls: v.array(
        v.object({
          status: v.picklist(['0x0', '0x1']),
          gasUsed: Gas,
          returnData: Hex,
          error: v.optional(v.object({ message: v.string(), data: v.optional(v.unknown()) })),
        }),
      ),
    }),
  ),
  v.length(1),
)

/** The calls one after another, each on what those before it left. A node that does not know the method refuses it. */
export async function simulateCalls(
  chainRpc: ChainRpc,
  { chainId, from, calls }: Pick<CallsRequest, 'chainId' | 'from' | 'calls'>,
): Promise<Result<readonly CallResult[], RpcFailure>> {
  const asked = calls.map(({ to, value, data }) => ({ from, ...(to === null ? {} : { to }), value, data }))
  const answer = await chainRpc(chainId, 'eth_simulateV1', [{ blockStateCalls: [{ calls: asked }] }, 'latest'])
  if (!answer.ok) return answer
  const parsed = v.safeParse(Simulated, answer.value)
  const results = parsed.success ? parsed.output[0]?.calls : undefined
  if (results?.length !== calls.length) return err({ kind: 'malformed' })
  return ok(
    results.map(({ status, gasUsed, returnData, error }) => ({
      gasUsed: BigInt(gasUsed),
      failure:
        status === '0x1' ? null : { message: error?.message ?? 'execution reverted', data: error?.data ?? returnData },
    })),
  )
}
