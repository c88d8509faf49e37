import { err, ok, type Result } from '#core/result.ts'
import type { CallsRequest } from '#domain/calls/calls-request.ts'
import type { ChainRpc, RpcFailure } from '#domain/ports.ts'
import type { Outcome } from '#domain/review/simulation/outcome.ts'
import { readSimulated } from '#domain/review/simulation/read-simulated.ts'

/** What one call of a list would do after those before it. `failure` is `null` where it would not fail. */
export type CallResult = Pick<Outcome, 'gasUsed' | 'failure'>

/** The calls one after another, each on what those before it left. A node that does not know the method refuses it. */
export async function simulateCalls(
  chainRpc: ChainRpc,
  { chainId, from, calls }: Pick<CallsRequest, 'chainId' | 'from' | 'calls'>,
): Promise<Result<readonly CallResult[], RpcFailure>> {
  const asked = calls.map(({ to, value, data }) => ({ from, ...(to === null ? {} : { to }), value, data }))
  const answer = await chainRpc(chainId, 'eth_simulateV1', [{ blockStateCalls: [{ calls: asked }] }, 'latest'])
  if (!answer.ok) return answer
  const results = readSimulated(answer.value, calls.length)
  return results === null ? err({ kind: 'malformed' }) : ok(results)
}
