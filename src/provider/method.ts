import * as v from 'valibot'
import type { Address } from '#core/address.ts'
import type { ChainId } from '#core/chain-id.ts'
import type { Origin } from '#core/origin.ts'
import type { RpcError } from '#core/errors.ts'
import type { ApprovalDecision, ApprovalKind, ApprovalRequest } from '#domain/approvals/kinds.ts'
import type { Decrypter } from '#domain/accounts/decrypter.ts'
import type { Assets } from '#domain/assets/assets.ts'
import type { Signer } from '#domain/accounts/signer.ts'
import type { Batches } from '#domain/calls/batches.ts'
import type { Networks } from '#domain/networks/networks.ts'
import type { Permissions } from '#domain/permissions/permissions.ts'
import type { ChainRpc, Rpc } from '#domain/ports.ts'
import type { Transactions } from '#domain/transactions/transactions.ts'
import type { SiteRpc } from '#provider/site-rpc.ts'
import type { Subscriptions } from '#provider/subscriptions/subscriptions.ts'

/**
 * What a site must have been given before a method looks at anything: nothing, or some account. Whether the account that
 * a request names is one of them, its method checks. Without it the answer is 4100.
 */
export type Permission = 'none' | 'connected'

type Schema<T> = v.GenericSchema<unknown, T>

/** What methods are built of; the composition root provides it. */
export type Services = {
  readonly permissions: Permissions
  readonly networks: Networks
  readonly assets: Pick<Assets, 'isWatched' | 'watch'>
  readonly signer: Signer
  readonly decrypter: Decrypter
  readonly transactions: Transactions
  readonly batches: Pick<Batches, 'start' | 'find'>
  /** Shows the user a list of calls by its approval's id; `false` when one was shown a moment ago. */
  readonly showCalls: (approvalId: string) => Promise<boolean>
  readonly subscriptions: Subscriptions
  readonly chainRpc: ChainRpc
  /** The same for what a site has the wallet ask before the user has consented. */
  readonly siteRpc: SiteRpc
  readonly rpc: Rpc
  /** What a session may invoke, the same for everybody. */
  readonly sessionMethods: readonly string[]
  /** What `web3_clientVersion` says, the same for everybody: name/version. */
  readonly clientVersion: string
}

/** Who asks. `accounts` and `chains`, the networks it may use, are empty and `chainId` is 1 until the site is connected. */
export type Context = {
  readonly origin: Origin
  readonly chainId: ChainId
  readonly chains: readonly ChainId[]
  readonly accounts: readonly Address[]
  readonly services: Services
}

/** `channel` is the document that asks, and `isInvoked` whether by its session (CAIP-27), on a network that it named. */
export type ReadContext = Context & { readonly channel: string; readonly isInvoked: boolean }

/** Answers without asking the user. Refusals are thrown as `RpcError`. */
export type Read<P, R> = {
  readonly params: Schema<P>
  readonly result: Schema<R>
  readonly permission: Permission
  readonly approval: null
  readonly run: (params: P, context: ReadContext) => R | Promise<R>
}

/** What an `ask` finds before asking: the question for the user, or the answer, when nothing needs consent. */
export type Question<K extends ApprovalKind, R> =
  /** `chainId` where what is asked is for another chain than the site's. */
  { readonly ask: ApprovalRequest<K>; readonly chainId?: ChainId } | { readonly answer: R }

export type Execute<R, K extends ApprovalKind> = (
  request: ApprovalRequest<K>,
  decision: ApprovalDecision<K>,
  context: Context & { readonly approvalId: string },
) => R | Promise<R>

/**
 * Names ONE approval kind, builds its request, carries out its decision. `execute` may run again for the same approval
 * after a stop and must then come to the same result; `approvalId` is its idempotency key.
 */
export type Ask<P, R, K extends ApprovalKind> = {
  readonly params: Schema<P>
  readonly result: Schema<R>
  readonly permission: Permission
  readonly approval: K
  readonly request: (params: P, context: Context) => Question<K, R> | Promise<Question<K, R>>
  readonly execute: Execute<R, K>
  /** What a refusal by the user means to the site, where it is more than 4001. */
  readonly refusal?: (params: P, context: Context) => Promise<RpcError | null>
  /**
   * What follows consent that needs a second one of its own; run after `execute`, and again when the page asks again.
   * A refusal of the second leaves what the first did, so that the answer is then `fallback`.
   */
  readonly followUp?: {
    readonly request: (params: P, context: Context) => Question<K, R> | Promise<Question<K, R>>
    readonly fallback: R
  }
}

/** A question that says of which kind it is. */
type Choice<K extends ApprovalKind> = K extends ApprovalKind
  ? { readonly kind: K; readonly ask: ApprovalRequest<K> }
  : never

/**
 * For a method whose parameters decide which of several kinds of question it asks. Every kind that it names, and no
 * other, has its own way to be carried out; the rules for `execute` are the same.
 */
export type AskOneOf<P, R, K extends ApprovalKind> = {
  readonly params: Schema<P>
  readonly result: Schema<R>
  readonly permission: Permission
  readonly approval: readonly K[]
  readonly request: (params: P, context: Context) => Choice<NoInfer<K>> | Promise<Choice<NoInfer<K>>>
  readonly execute: { readonly [Kind in NoInfer<K>]: Execute<R, Kind> }
}

/** A request that carries another one of the same site, on a network that need not be the one it is on. */
export type Carry<P> = {
  readonly params: Schema<P>
  /** What the carried request answers. */
  readonly result: Schema<unknown>
  readonly permission: 'connected'
  readonly approval: null
  /** `chainId` must be among those that the site may use. Looks at nothing of the user's. */
  readonly carried: (
    params: P,
    services: Pick<Services, 'sessionMethods'>,
  ) => { readonly method: string; readonly params: unknown; readonly chainId: ChainId }
}

export const carry = <P>(method: Omit<Carry<P>, 'approval' | 'permission' | 'result'>): Carry<P> => ({
  ...method,
  result: v.unknown(),
  permission: 'connected',
  approval: null,
})

export const read = <P, R>(method: Omit<Read<P, R>, 'approval'>): Read<P, R> => ({ ...method, approval: null })

export const ask = <P, R, K extends ApprovalKind>(method: Ask<P, R, K>): Ask<P, R, K> => method

export const askOneOf = <P, R, const K extends ApprovalKind>(method: AskOneOf<P, R, K>): AskOneOf<P, R, K> => method

/** A method whose types are no longer known. Only the pipeline, which feeds each with what its own schema made, uses it. */
export type AnyMethod = Read<unknown, unknown> | Carry<unknown> | AnyAsk

export type AnyAsk = Ask<unknown, unknown, ApprovalKind> | AskOneOf<unknown, unknown, ApprovalKind>

export const isOneOf = (method: AnyAsk): method is AskOneOf<unknown, unknown, ApprovalKind> =>
  typeof method.execute !== 'function'

export const isCarrier = (method: AnyMethod): method is Carry<unknown> => 'carried' in method
