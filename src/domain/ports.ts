import type { Result } from '#core/result.ts'

/** What the domain needs of the world. Services implement these; tests put their own in place. */

/** Milliseconds since the epoch. */
export type Clock = { readonly now: () => number }

export type Random = {
  /** Cryptographically strong. */
  readonly bytes: (length: number) => Uint8Array<ArrayBuffer>
  /** RFC 4122 version 4. */
  readonly uuid: () => string
}

/** JSON values by key; what is not there reads as `undefined`. */
export type KeyValueStore = {
  readonly get: (key: string) => Promise<unknown>
  readonly set: (key: string, value: unknown) => Promise<void>
  readonly remove: (key: string) => Promise<void>
}

export type RpcFailure =
  | { readonly kind: 'unreachable' | 'timeout' | 'too-large' | 'malformed' | 'locked' | 'not-consented' }
  | { readonly kind: 'wrong-chain'; readonly actual: number }
  | { readonly kind: 'unknown-chain' }
  /** The node answered with a JSON-RPC error of its own. */
  | { readonly kind: 'refused'; readonly code: number; readonly message: string; readonly data?: unknown }

/** `timeoutMs` is all the time there is, `waited` how many of these milliseconds whoever asks has waited already. */
export type RpcOptions = {
  readonly signal?: AbortSignal
  readonly timeoutMs?: number
  readonly waited?: number
  readonly maxBytes?: number
}

/** One JSON-RPC call to one URL. Never throws for what a node or a network can do. */
export type Rpc = (
  url: string,
  method: string,
  params: readonly unknown[],
  options?: RpcOptions,
) => Promise<Result<unknown, RpcFailure>>

/** `recheck`: the node is asked for its chain again, beside the call. */
export type ChainRpcOptions = RpcOptions & { readonly recheck?: boolean }

/** The same, to the endpoint that the user sees for this chain, after its `eth_chainId` was checked. */
export type ChainRpc = (
  chainId: number,
  method: string,
  params: readonly unknown[],
  options?: ChainRpcOptions,
) => Promise<Result<unknown, RpcFailure>>

/** A named alarm that survives the worker; `at` in milliseconds since the epoch. */
export type Alarms = {
  readonly set: (name: string, at: number) => Promise<void>
  readonly clear: (name: string) => Promise<void>
}

/** The one approval window. */
export type ApprovalWindow = {
  /** Opens it, or brings it to the front when it is there. */
  readonly show: () => Promise<void>
  readonly close: () => Promise<void>
}

/** What changed, told to every open page of the extension; a page then asks for what it shows. */
export const topics = [
  'session',
  'accounts',
  'networks',
  'approvals',
  'activity',
  'sites',
  'settings',
  'assets',
  'contacts',
] as const
export type Topic = (typeof topics)[number]
export type Notify = (topic: Topic) => void

/**
 * Runs `work` alone among all callers of the same name, in the order they came, in this worker.
 * A stopped worker releases everything.
 */
export type Lock = <T>(name: string, work: () => Promise<T>) => Promise<T>

/**
 * A table whose rows are sealed with the data key and whose keys are blinded. Reading or writing while locked is a
 * broken invariant and throws `LockedError`; callers check the session first.
 */
export type SealedTable<Row> = {
  readonly get: (id: string) => Promise<Row | null>
  readonly all: () => Promise<readonly Row[]>
  readonly put: (id: string, row: Row) => Promise<void>
  readonly delete: (id: string) => Promise<void>
  /** Reads, changes and writes in one database transaction. `null` from `change` leaves the row as it is. */
  readonly update: (id: string, change: (row: Row | null) => Row | null) => Promise<Row | null>
}
