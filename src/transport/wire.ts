import { words, type Word } from '#core/word.ts'
import type { RpcErrorShape } from '#core/errors.ts'

/** What the browser itself says of who opened a port. Nothing in a message can change it. */
export type Sender = {
  readonly id?: string | undefined
  readonly url?: string | undefined
  readonly origin?: string | undefined
  readonly frameId?: number | undefined
  /** Chromium only: `prerender`, `active`, `cached` or `pending_deletion`. */
  readonly documentLifecycle?: string | undefined
  readonly tab?: { readonly id?: number | undefined } | undefined
}

/** The part of the browser's `runtime.Port` that the wallet uses, so that tests can put their own in its place. */
export type WirePort = {
  readonly name: string
  readonly sender?: Sender | undefined
  readonly postMessage: (message: unknown) => void
  readonly disconnect: () => void
  readonly onMessage: { readonly addListener: (listener: (message: unknown) => void) => void }
  readonly onDisconnect: { readonly addListener: (listener: () => void) => void }
}

/** Port names, one for each door. */
export const doors = { site: 'dapp', own: 'ui', look: 'look' } as const

/** What tells a page of ours, or a bridge, that the worker runs again or that something changed; it carries nothing. */
export const wakeSignal = 'coffer:wake'

/** Asks the bridge of the tab in front which page it stands beside. */
export const lookSignal = 'coffer:look'

/** The name of the port by which it answers: with the last word that was said to the page's provider. */
export const lookPort = (word: Word | null): string => `${doors.look}:${word ?? ''}`

export const isLookPort = (name: string): boolean => name.startsWith(`${doors.look}:`)

export const wordOfLook = (name: string): Word | null => words.find((word) => name === lookPort(word)) ?? null

/** An answer on either door: JSON, under the number or text that the asker chose. */
export type Answer = { readonly result: unknown } | { readonly error: RpcErrorShape }

/** What the provider in a page may know of the wallet. `chainId` as EIP-695 writes it. */
export type PageState = { readonly chainId: string; readonly accounts: readonly string[] }

/**
 * Bridge → background. `hello` comes first: `channel` names this document, so that it can come back after its port
 * broke. `text` is the JSON text of `{method, params}`, made in the page, so that both browsers carry the same thing.
 */
export type ToWallet =
  | { readonly type: 'hello'; readonly channel: string }
  | { readonly type: 'request'; readonly id: string; readonly text: string }

/** Background → bridge. */
export type ToBridge =
  | { readonly type: 'answer'; readonly id: string; readonly answer: Answer }
  /** `stay`: this document must be reachable, so that the bridge comes back when the port breaks. */
  | { readonly type: 'state'; readonly state: PageState; readonly stay: boolean }
  /** What no difference between two states tells: the provider in the page emits it as it is (EIP-1193 §Events). */
  | { readonly type: 'event'; readonly name: string; readonly value: unknown }

/** Whether the background takes it for the id of a page's request. A bridge would wait for good for what it passes over. */
export const isRequestId = (id: string): boolean => id !== '' && id.length <= 128
