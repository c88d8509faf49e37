import type { Address } from '#core/address.ts'
import type { ChainId } from '#core/chain-id.ts'
import type { TypedData } from '#core/eip712.ts'
import type { Origin } from '#core/origin.ts'
import type { TypedList } from '#core/typed-data-v1.ts'
import type { Asset } from '#domain/assets/asset.ts'
import type { Breach } from '#domain/guardrails/breach.ts'
import type { Call } from '#domain/review/call.ts'
import type { NodeFacts, TransactionFacts } from '#domain/review/found-facts.ts'
import type { Permit } from '#domain/review/permit.ts'
import type { PlainMessage, SignInMessage } from '#domain/review/read-message.ts'
import type { Severity, Simulation } from '#domain/review/review.ts'
import type { Quote } from '#domain/transactions/quote.ts'
import type { TransactionRequest } from '#domain/transactions/request.ts'

export type TransactionSubject = TransactionFacts & {
  readonly kind: 'transaction'
  readonly request: TransactionRequest
  readonly call: Call | null
  /** What the function is called that the data are a call of to the last byte, with its parameters; `null` for none known. */
  readonly signature: string | null
  /** The effective one: of a token transfer it is in the call. */
  readonly recipient: Address | null
  readonly simulation: Simulation
  /** Whether what is called has code, a delegated account's included; `null` when nobody knows. */
  readonly targetHasCode: boolean | null
  /** Whom the user has sent something to before, on this network. */
  readonly known: ReadonlySet<Address>
  readonly quote: Quote | null
  /** Whether the spender that the call names has code of its own; `null` when nobody is named or nobody knows. */
  readonly spenderHasCode: boolean | null
  /**
   * Whether what is called is of EIP-721, where a number is an item's; `null` when it is no call that both standards have,
   * or nobody knows.
   */
  readonly isCollection: boolean | null
  /** It is data for the account itself, and the account is delegated, or nobody knows whether it is. */
  readonly instructsItself: boolean
  /** The calls that it carries in it, each as a transaction of its own would be. */
  readonly parts: readonly TransactionSubject[]
  /** A published description says what the whole of it means, and is shown. */
  readonly isDescribed: boolean
}

export type MessageSubject = PlainMessage

export type SignInSubject = SignInMessage & {
  readonly chainId: ChainId
  /** Seconds since the epoch. */
  readonly now: number
}

export type TypedDataSubject = NodeFacts & {
  readonly kind: 'typed-data'
  readonly typedData: TypedData
  readonly permit: Permit | null
  /** What the owners of a Safe let it call by it, each as a transaction of its own would be. */
  readonly parts: readonly TransactionSubject[]
  readonly chainId: ChainId
  /** Seconds since the epoch. */
  readonly now: number
  readonly spenderHasCode: boolean | null
}

/** Typed data of version 1, which name no application, no contract and no chain. */
export type TypedListSubject = { readonly kind: 'typed-list'; readonly list: TypedList }

export type AssetSubject = {
  readonly kind: 'asset'
  readonly asset: Asset
  /** The symbol of the network's own coin; `null` where the network is gone. */
  readonly coin: string | null
  /** What the user watches on the same network. */
  readonly watched: readonly Asset[]
}

/** Whose code would act for an account; the zero address for nobody's. Source: EIP-7702. */
export type DelegationSubject = { readonly kind: 'delegation'; readonly delegate: Address }

/**
 * What a transaction, or a list of them, costs the network at most, in wei; `price` of one unit of gas. `paid` are the prices
 * that were consented to before and mined on the same network.
 */
export type FeeSubject = {
  readonly kind: 'fee'
  readonly price: bigint
  readonly cost: bigint
  readonly balance: bigint
  readonly paid: readonly bigint[]
}

/** The site that asks, whatever it asks for. */
export type SiteSubject = { readonly kind: 'site'; readonly origin: Origin }

/** What the user's own guardrails say of a request. */
export type BreachSubject = { readonly kind: 'breach'; readonly breach: Breach }

/** How long the user wants it to be held after consent. */
export type WaitSubject = { readonly kind: 'wait'; readonly minutes: number }

/** What a review looks at: the request, and what was found out about it. */
export type Subject =
  | AssetSubject
  | BreachSubject
  | TransactionSubject
  | DelegationSubject
  | FeeSubject
  | MessageSubject
  | SignInSubject
  | SiteSubject
  | TypedDataSubject
  | TypedListSubject
  | WaitSubject

/** One local rule. `details` fill its sentence; `null` when there is nothing to say. */
export type Rule = {
  readonly severity: Severity
  readonly find: (subject: Subject) => Readonly<Record<string, string>> | null
}
