import type { ChainId } from '#core/chain-id.ts'
import { transactionsOf } from '#domain/calls/batch.ts'
import type { CallsRequest } from '#domain/calls/calls-request.ts'
import { asIfDelegated } from '#domain/delegation/delegation.ts'
import { pinnedDelegate } from '#domain/delegation/pinned-delegate.ts'
import type { Finding, Review, Simulation } from '#domain/review/review.ts'
import { functionsPart } from '#domain/review/signatures/functions-part.ts'
import { findingsOf, worstFirst } from '#domain/review/rules.ts'
import type { ListSimulation, Simulator } from '#domain/review/simulation/create-simulator.ts'
import type { TransactionSubject } from '#domain/review/subject.ts'
import type { TransactionRequest } from '#domain/transactions/request.ts'

type Deps = {
  readonly simulator: Simulator
  readonly subjectOf: (request: TransactionRequest, simulation: Simulation) => Promise<TransactionSubject>
  readonly tokensOf: (
    subjects: readonly TransactionSubject[],
    chainId: ChainId,
  ) => Promise<Pick<Review, 'tokens' | 'collections'>>
}

const unsupported: Simulation = { state: 'unsupported', changes: [], reason: null }

const callsOf = (request: CallsRequest): readonly TransactionRequest[] =>
  transactionsOf({ ...request, mode: 'sequential' })

/** Where the node cannot go through a list: amounts by themselves, and all in one as the one transaction that it is. */
async function withoutList(simulator: Simulator, request: CallsRequest): Promise<ListSimulation> {
  const calls = callsOf(request)
  const asWhole = (each: readonly Simulation[]): ListSimulation => ({ each, whole: whole(each) })
  if (calls.length === 1 || calls.every(({ data }) => data.length === 2)) {
    return asWhole(await Promise.all(calls.map((call) => simulator.one(call))))
  }
  const [transaction] = transactionsOf(request)
  if (request.mode === 'sequential' || transaction === undefined) return asWhole(calls.map(() => unsupported))
  const told = await simulator.one(transaction, request.upgrade ? asIfDelegated(request.from) : undefined)
  // What the whole moves is not what each does: of one, only that it fails or not is known.
  const ofEach = told.state === 'ok' ? { ...told, changes: [], allowances: [] } : told
  return { each: calls.map(() => ofEach), whole: told }
}

/** The worst of them; what moves, where each is known by itself. */
function whole(each: readonly Simulation[]): Simulation {
  const [only] = each
  if (each.length === 1 && only !== undefined) return only
  const worst = (['reverts', 'unavailable', 'unsupported'] as const)
    .map((state) => each.find((simulation) => simulation.state === state))
    .find((simulation) => simulation !== undefined)
  if (worst !== undefined) return { ...worst, changes: [] }
  const sums = new Map<string, bigint>()
  for (const { asset, amount } of each.flatMap(({ changes }) => changes)) {
    sums.set(asset, (sums.get(asset) ?? 0n) + BigInt(amount))
  }
  const changes = [...sums].filter(([, sum]) => sum !== 0n).map(([asset, sum]) => ({ asset, amount: String(sum) }))
  const differs = each.some((simulation) => simulation.differs === true)
  return { state: 'ok', changes, reason: null, ...(differs && { differs }) }
}

/** What is found of several calls is said once, with the numbers of the calls. */
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
  return [...found.values()].map(({ finding, steps }) =>
    each.length === 1 ? finding : { ...finding, details: { ...finding.details, steps: steps.join(', ') } },
  )
}

/** A list of calls: each looked at as a transaction of its own would be, after those before it. */
export async function reviewCalls({ simulator, subjectOf, tokensOf }: Deps, request: CallsRequest): Promise<Review> {
  const simulation = (await simulator.list(callsOf(request))) ?? (await withoutList(simulator, request))
  const subjects = await Promise.all(
    callsOf(request).map((call, index) => subjectOf(call, simulation.each[index] ?? unsupported)),
  )
  const upgrade = request.upgrade ? findingsOf({ kind: 'delegation', delegate: pinnedDelegate.address }) : []
  const findings = worstFirst([...upgrade, ...merged(subjects.map(findingsOf))])
  const tokens = await tokensOf(subjects, request.chainId)
  return { findings, simulation: simulation.whole, ...tokens, ...functionsPart(subjects) }
}
