import * as v from 'valibot'
import { Hex } from '#core/hex.ts'
import { Log, mostLogs, type Outcome } from '#domain/review/simulation/outcome.ts'
import { Gas } from '#domain/transactions/decision.ts'

/** geth gives the revert's data with the error, anvil as what was returned. Source: execution-apis eth_simulateV1. */
const SimulatedCall = v.object({
  status: v.picklist(['0x0', '0x1']),
  gasUsed: Gas,
  returnData: Hex,
  logs: v.optional(v.pipe(v.array(Log), v.maxLength(mostLogs)), []),
  error: v.optional(v.nullable(v.object({ message: v.string(), data: v.optional(v.unknown()) }))),
})

const Simulated = v.pipe(v.array(v.object({ calls: v.array(SimulatedCall) })), v.length(1))

function outcomeOf({ status, gasUsed, returnData, logs, error }: v.InferOutput<typeof SimulatedCall>): Outcome {
  const isFailure = status === '0x0'
  const failure = { message: error?.message ?? 'execution reverted', data: error?.data ?? returnData }
  return { gasUsed: BigInt(gasUsed), failure: isFailure ? failure : null, logs: isFailure ? [] : logs }
}

/** One outcome for each call of one block; `null` where the answer is anything else. */
export function readSimulated(answer: unknown, count: number): readonly Outcome[] | null {
  const parsed = v.safeParse(Simulated, answer)
  const calls = parsed.success ? parsed.output[0]?.calls : undefined
  return calls?.length === count ? calls.map(outcomeOf) : null
}
