import type { ChainId } from '#core/chain-id.ts'
import { ok, type Result } from '#core/result.ts'
import { transactionsOf } from '#domain/calls/batch.ts'
import type { CallsRequest } from '#domain/calls/calls-request.ts'
import { simulateCalls, type CallResult } from '#domain/calls/simulate-calls.ts'
import { asIfDelegated } from '#domain/delegation/delegation.ts'
import { pinnedDelegate } from '#domain/delegation/pinned-delegate.ts'
import type { ChainRpc, RpcFailure } from '#domain/ports.ts'
import { revertReason } from '#domain/review/revert-reason.ts'
import { severities, type Finding, type Review, type Simulation } from '#domain/review/review.ts'
import { findingsOf } from '#domain/review/rules.ts'
import { simulate, simulationOf } from '#domain/review/simulate.ts'
import type { TokenFact } from '#domain/review/token-fact.ts'
import type { TransactionSubject } from '#domain/review/subject.ts'
import { callObject } from '#domain/transactions/call-object.ts'
import type { TransactionRequest } from '#domain/transactions/request.ts'

type Deps = {
  readonly chainRpc: ChainRpc
  readonly subjectOf: (request: TransactionRequest, simulation: Simulation) => Promise<TransactionSubject>
  readonly tokensOf: (subjects: readonly TransactionSubject[], chainId: ChainId) => Promise<TokenFact[]>
}

const unsupported: Simulation = { state: 'unsupported', changes: [], reason: null }

/** A call of a list by what the node found going through all of them; what it then moves, only if that is known anyway. */
async function afterOthers(chainRpc: ChainRpc, request: TransactionRequest, result: CallResult): Promise<Simulation> {
  if (result.failure !== null) return { ...unsupported, state: 'reverts', reason: revertReason(result.failure) }
  const alone = await simulate(chainRpc, request)
  return alone.state === 'ok' ? alone : unsupported
}

/** Where the node cannot go through a list: amounts by themselves, and all in one as the one transaction that it is. */
async function withoutList(chainRpc: ChainRpc, request: CallsRequest): Promise<readonly Simulation[]> {
  const each = callsOf(request)
  if (each.length === 1 || each.every(({ data }) => data.length === 2)) {
    return Promise.all(each.map((call) => simulate(chainRpc, call)))
  }
  const [transaction] = transactionsOf(request)
  if (request.mode === 'sequential' || transaction === undefined) return each.map(() => unsupported)
  const asIf = request.upgrade ? [asIfDelegated(request.from)] : []
  const answer = await chainRpc(request.chainId, 'eth_call', [callObject(transaction), 'latest', ...asIf])
  const told = simulationOf(answer)
  return each.map(() => told ?? unsupported)
}

const callsOf = (request: CallsRequest): readonly TransactionRequest[] =>
  transactionsOf({ ...request, mode: 'sequential' })

async function simulateEach(chainRpc: ChainRpc, request: CallsRequest): Promise<readonly Simulation[]> {
  const calls = callsOf(request)
  const results: Result<readonly CallResult[], RpcFailure> =
    calls.length === 1 && request.mode === 'sequential' ? ok([]) : await simulateCalls(chainRpc, request)
  if (!results.ok) return withoutList(chainRpc, request)
  return Promise.all(
    calls.map((call, index) => {
      const result = results.value[index]
      return result === undefined ? simulate(chainRpc, call) : afterOthers(chainRpc, call, result)
    }),
  )
}

/** What leaves by all of them, where nothing but the native coin can move; otherwise the worst of them. */
function whole(each: readonly Simulation[]): Simulation {
  const worst = (['reverts', 'unavailable', 'unsupported'] as const)
    .map((state) => each.find((simulation) => simulation.state === state))
    .find((simulation) => simulation !== undefined)
  if (worst !== undefined) return { ...worst, changes: [] }
  const amount = each.flatMap(({ changes }) => changes).reduce((sum, change) => sum + BigInt(change.amount), 0n)
  return { state: 'ok', changes: amount === 0n ? [] : [{ asset: 'native', amount: String(amount) }], reason: null }
}

/** What is found of several calls is said once, with the numbers of the calls. Worst first. */
function merged(each: readonly (readonly Finding[])[]): readonly Finding[] {
  const found = new Map<string, { readonly finding: Finding; readonly steps: number[] }>()
  for (const [index, findings] of each.entries()) {
    for (const finding of findings) {
      const key = JSON.stringify([finding.code, finding.details])
      const known = found.get(key) ?? { finding, steps: [] }
      known.steps.push(index + 1)
      found.set(key, known)
    }
  }
  return [...found.values()]
    .map(({ finding, steps }) =>
      each.length === 1 ? finding : { ...finding, details: { ...finding.details, steps: steps.join(', ') } },
    )
    .sort((a, b) => severities.indexOf(b.severity) - severities.indexOf(a.severity))
}

/** A list of calls: each looked at as a transaction of its own would be, after those before it. */
export async function reviewCalls({ chainRpc, subjectOf, tokensOf }: Deps, request: CallsRequest): Promise<Review> {
  const simulations = await simulateEach(chainRpc, request)
  const subjects = await Promise.all(
    callsOf(request).map((call, index) => subjectOf(call, simulations[index] ?? unsupported)),
  )
  const upgrade = request.upgrade ? findingsOf({ kind: 'delegation', delegate: pinnedDelegate.address }) : []
  const findings = [...upgrade, ...merged(subjects.map(findingsOf))]
  findings.sort((a, b) => severities.indexOf(b.severity) - severities.indexOf(a.severity))
  const tokens = await tokensOf(subjects, request.chainId)
  return { findings, simulation: whole(simulations), ...(tokens.length > 0 && { tokens }) }
}
