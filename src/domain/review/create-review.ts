import type { Address } from '#core/address.ts'
import { isContractCode } from '#core/contract-code.ts'
import type { ChainId } from '#core/chain-id.ts'
import { parseTypedData } from '#core/eip712.ts'
import { Hex } from '#core/hex.ts'
import type { Result } from '#core/result.ts'
import { parseTypedList } from '#core/typed-data-v1.ts'
import type { ApprovalKind, ApprovalRequest } from '#domain/approvals/kinds.ts'
import type { Asset } from '#domain/assets/asset.ts'
import type { Approval } from '#domain/approvals/machine.ts'
import { quoteCalls } from '#domain/calls/quote-calls.ts'
import { readDelegation } from '#domain/delegation/delegation.ts'
import type { RpcFailure } from '#domain/ports.ts'
import { partsOf, readWhole, requestOf } from '#domain/review/calls/parts.ts'
import {
  descriptionOf,
  descriptionOfData,
  descriptionPart,
  isWhollyDescribed,
  tokensOfDescription,
} from '#domain/review/description.ts'
import type { Description } from '#domain/review/erc7730/describe.ts'
import type { Registry } from '#domain/review/erc7730/registry.ts'
import { createPaces } from '#domain/review/contract-age.ts'
import { createFacts, type FactDeps, type Facts } from '#domain/review/facts.ts'
import { feeSubject } from '#domain/review/fee-subject.ts'
import { readAuthorization } from '#domain/review/authorization.ts'
import { readMessage } from '#domain/review/read-message.ts'
import { readPermit } from '#domain/review/permit.ts'
import { knownRecipients, recipientOf } from '#domain/review/recipients.ts'
import { reviewCalls } from '#domain/review/review-calls.ts'
import type { Finding, Review, Simulation } from '#domain/review/review.ts'
import { findingsOf, worstFirst } from '#domain/review/rules.ts'
import { safeRequests } from '#domain/review/safe-transaction.ts'
import { functionsPart } from '#domain/review/signatures/functions-part.ts'
import { signatureOf } from '#domain/review/signatures/read-function.ts'
import type { Signatures } from '#domain/review/signatures/signatures.ts'
import { createSimulator } from '#domain/review/simulation/create-simulator.ts'
import { createWays, type Ways } from '#domain/review/simulation/ways.ts'
import type { TransactionSubject } from '#domain/review/subject.ts'
import { allowanceOfPermit, spenderOf } from '#domain/review/spender.ts'
import type { Subject } from '#domain/review/subject.ts'
import { collectionsIn, readTokens, tokensIn } from '#domain/review/read-tokens.ts'
import { taskRpc } from '#domain/task-rpc.ts'
import { askNode } from '#domain/transactions/ask-node.ts'
import type { JournalEntry } from '#domain/transactions/journal-entry.ts'
import type { Quote } from '#domain/transactions/quote.ts'
import type { TransactionRequest } from '#domain/transactions/request.ts'

type Deps = FactDeps & {
  readonly journal: () => Promise<readonly JournalEntry[]>
  readonly quote: (request: TransactionRequest) => Promise<Result<Quote, RpcFailure>>
  /** The symbol of a network's own coin. */
  readonly coin: (chainId: ChainId) => Promise<string | null>
  readonly watched: (chainId: ChainId) => Promise<readonly Asset[]>
  /** The node that is asked for a chain; `null` where there is none. */
  readonly endpoint: (chainId: ChainId) => Promise<string | null>
  /** What the owners of contracts say of them. */
  readonly descriptors: () => Promise<Registry>
  /** What functions are called. */
  readonly signatures: () => Promise<Signatures>
}

/** The part of an approval that is looked at. */
type Asked<K extends ApprovalKind = ApprovalKind> = K extends ApprovalKind
  ? Pick<Approval<K>, 'kind' | 'chainId' | 'request' | 'requester'>
  : never

const untried: Simulation = { state: 'unsupported', changes: [], reason: null }

const unchecked = 'typed data that was not checked before it was asked'

type Looked = Omit<TransactionSubject, 'simulation' | 'quote' | 'parts'> & { readonly parts: readonly Looked[] }

const triedOut = (looked: Looked, simulation: Simulation, quoted: Quote | null = null): TransactionSubject => ({
  ...looked,
  simulation,
  quote: quoted,
  parts: looked.parts.map((part) => triedOut(part, simulation)),
})

/**
 * What a request will really do, found out anew at each call. Never fails: what cannot be found out, or not in the time that
 * somebody waits, is said so.
 */
export function createReview(deps: Deps): (approval: Asked) => Promise<Review> {
  const [ways, paces] = [createWays(), createPaces()]
  return (approval) => {
    const facts = createFacts({ ...deps, paces })
    return reviewer({ ...deps, ways, facts, chainRpc: taskRpc(deps.chainRpc, deps.clock) })(approval)
  }
}

/** For one review. */
function reviewer(deps: Deps & { readonly ways: Ways; readonly facts: Facts }): (approval: Asked) => Promise<Review> {
  const { chainRpc, clock, journal, quote, facts } = deps
  const simulator = createSimulator(deps)
  const now = (): number => Math.floor(clock.now() / 1_000)

  async function codeOf(chainId: number, address: Address | null): Promise<Hex | null> {
    if (address === null) return null
    const code = await askNode(chainRpc, chainId, 'eth_getCode', [address, 'latest'], Hex)
    return code.ok ? code.value : null
  }

  async function hasCode(chainId: number, address: Address | null): Promise<boolean | null> {
    const code = await codeOf(chainId, address)
    return code === null ? null : isContractCode(code)
  }

  /** Amounts of what is a collection by its own word are numbers of items. */
  async function tokensOf(
    subjects: readonly Subject[],
    chainId: ChainId,
    more: readonly Address[] = [],
  ): Promise<Pick<Review, 'tokens' | 'collections'>> {
    const collections = [...new Set(subjects.flatMap(collectionsIn))]
    const named = new Set([...subjects.flatMap(tokensIn), ...more].filter((token) => !collections.includes(token)))
    const tokens = await readTokens(deps, chainId, [...named])
    return { ...(tokens.length > 0 && { tokens }), ...(collections.length > 0 && { collections }) }
  }

  async function withTokens(subject: Subject, chainId: ChainId, said: Description): Promise<Review> {
    const tokens = await tokensOf([subject], chainId, tokensOfDescription(said))
    const simulation = subject.kind === 'transaction' ? subject.simulation : null
    return { findings: findingsOf(subject), simulation, ...tokens, ...descriptionPart(said) }
  }

  /** A plain account does nothing with data; a delegated one, or one that nobody can tell of, may do anything. */
  async function instructsItself({ chainId, from, to, data }: TransactionRequest): Promise<boolean> {
    if (to !== from || data.length === 2) return false
    const delegation = await readDelegation(chainRpc, chainId, from)
    return !delegation.ok || delegation.value.state !== 'none'
  }

  /** All but what it comes to and costs. */
  async function lookAt(request: TransactionRequest): Promise<Looked> {
    const call = readWhole(request)
    const within = call === null ? [] : partsOf(request)
    const entries = await journal()
    const standard = facts.isCollection(request, call)
    // Only of nothing does it depend on the standard whether somebody may take it.
    const ofItem = call?.type === 'approve' && call.amount === 0n && (await standard) === true
    const [signature, targetCode, spenderHasCode, isInstruction, known, isCollection, parts] = await Promise.all([
      signatureOf(deps.signatures, request),
      request.data.length === 2 ? null : codeOf(request.chainId, request.to),
      hasCode(request.chainId, spenderOf(call, ofItem)),
      instructsItself(request),
      facts.ofTransaction(request, call, entries, ofItem),
      standard,
      Promise.all(within.map((part) => lookAt(requestOf(request, part)))),
    ])
    return {
      kind: 'transaction',
      request,
      call,
      signature,
      recipient: recipientOf(request),
      targetHasCode: targetCode === null ? null : targetCode.length > 2,
      known: knownRecipients(entries, request.chainId),
      spenderHasCode,
      isCollection,
      instructsItself: isInstruction,
      isDescribed: false,
      ...known,
      parts,
    }
  }

  const subjectOf = async (request: TransactionRequest, simulation: Simulation): Promise<TransactionSubject> =>
    triedOut(await lookAt(request), simulation)

  async function ofFee(quoted: Quote | null, chainId: ChainId): Promise<readonly Finding[]> {
    const fee = feeSubject(quoted, await journal(), chainId)
    return fee === null ? [] : findingsOf(fee)
  }

  async function reviewList(request: ApprovalRequest<'calls'>): Promise<Review> {
    const [review, quoted] = await Promise.all([
      reviewCalls({ simulator, subjectOf, tokensOf }, request),
      quoteCalls({ chainRpc, quote }, request),
    ])
    const fee = await ofFee(quoted.ok ? quoted.value.quote : null, request.chainId)
    return { ...review, findings: worstFirst([...fee, ...review.findings]) }
  }

  async function reviewTransaction(request: TransactionRequest): Promise<Review> {
    const [looked, simulation, quoted, described] = await Promise.all([
      lookAt(request),
      simulator.one(request),
      quote(request),
      descriptionOf(deps.descriptors, request, facts.programOf(request)),
    ])
    const { said, program } = described
    const subject = triedOut(looked, simulation, quoted.ok ? quoted.value : null)
    const review = await withTokens({ ...subject, isDescribed: isWhollyDescribed(described) }, request.chainId, said)
    const findings = worstFirst([...(await ofFee(subject.quote, request.chainId)), ...review.findings])
    return { ...review, findings, ...(program !== null && { program }), ...functionsPart([subject]) }
  }

  async function reviewTypedData(
    { account, version, typedData: text }: ApprovalRequest<'typed-data'>,
    chainId: ChainId,
  ): Promise<Review> {
    if (version === 'v1') {
      const list = parseTypedList(text)
      if (!list.ok) throw new Error(unchecked)
      return { findings: findingsOf({ kind: 'typed-list', list: list.value }), simulation: null }
    }
    const typedData = parseTypedData(text)
    if (!typedData.ok) throw new Error(unchecked)
    const permit = readPermit(typedData.value)
    const spender = permit?.spender ?? null
    const [spenderHasCode, known, parts] = await Promise.all([
      hasCode(chainId, spender),
      facts.ofNode({
        chainId,
        owner: account,
        contract: spender,
        allowance: allowanceOfPermit(permit),
        parties: [spender, readAuthorization(typedData.value)?.to ?? null],
      }),
      Promise.all(safeRequests(typedData.value, chainId).map((request) => subjectOf(request, untried))),
    ])
    const subject = {
      kind: 'typed-data',
      typedData: typedData.value,
      permit,
      ...known,
      parts,
      chainId,
      now: now(),
      spenderHasCode,
    } as const
    return withTokens(subject, chainId, await descriptionOfData(deps.descriptors, typedData.value, account, chainId))
  }

  async function reviewAsset(asset: Asset): Promise<Review> {
    const [coin, watched] = await Promise.all([deps.coin(asset.chainId), deps.watched(asset.chainId)])
    return { findings: findingsOf({ kind: 'asset', asset, coin, watched }), simulation: null }
  }

  function reviewMessage({ requester, request, chainId }: Asked<'message' | 'sign-in'>): Review {
    const origin = requester.type === 'site' ? requester.origin : null
    const message = readMessage(request, origin)
    const subject = message.kind === 'message' ? message : { ...message, chainId, now: now() }
    return { findings: findingsOf(subject), simulation: null }
  }

  async function reviewRequest(approval: Asked): Promise<Review> {
    switch (approval.kind) {
      case 'transaction':
        return reviewTransaction(approval.request)
      case 'message':
      case 'sign-in':
        return reviewMessage(approval)
      case 'typed-data':
        return reviewTypedData(approval.request, approval.chainId)
      case 'asset':
        return reviewAsset(approval.request)
      case 'calls':
        return reviewList(approval.request)
      case 'authorization': {
        const { delegate } = approval.request
        return { findings: findingsOf({ kind: 'delegation', delegate }), simulation: null }
      }
      case 'connect':
      case 'chain':
      case 'encryption-key':
      case 'decrypt':
        return { findings: [], simulation: null }
      default:
        return approval satisfies never
    }
  }

  return async (approval) => {
    const review = await reviewRequest(approval)
    if (approval.requester.type === 'wallet') return review
    const ofSite = findingsOf({ kind: 'site', origin: approval.requester.origin })
    return ofSite.length === 0 ? review : { ...review, findings: worstFirst([...ofSite, ...review.findings]) }
  }
}
