import type { Answer, PageState } from '#transport/wire.ts'

/**
 * What the provider in the page and the bridge beside it say to each other by `window.postMessage`. Every script of the
 * page can read and forge all of it, so that it holds no secret and gives no right: a page that lies fools itself only.
 */
export const toBridge = 'coffer:bridge'
export const toPage = 'coffer:page'

export type BridgeBound =
  | { readonly to: typeof toBridge; readonly type: 'request'; readonly id: string; readonly text: string }
  /** Asked when an answer is long in coming: is anybody there, and does it know of these? */
  | { readonly to: typeof toBridge; readonly type: 'ping'; readonly ids: readonly string[] }

export type PageBound =
  | { readonly to: typeof toPage; readonly type: 'answer'; readonly id: string; readonly answer: Answer }
  | { readonly to: typeof toPage; readonly type: 'state'; readonly state: PageState }
  | { readonly to: typeof toPage; readonly type: 'event'; readonly name: string; readonly value: unknown }
  | { readonly to: typeof toPage; readonly type: 'pong' }
  /** Nobody could be asked: the page's own 4900. */
  | { readonly to: typeof toPage; readonly type: 'lost'; readonly id: string }
  /** The extension was reloaded, updated or removed: nothing more will come. */
  | { readonly to: typeof toPage; readonly type: 'end' }

/** Whether something that came by `message` says that it is for `to`. What else it holds is not known by that. */
export const isFor = (to: string, data: unknown): data is Readonly<Record<string, unknown>> =>
  typeof data === 'object' && data !== null && (data as { readonly to?: unknown }).to === to
