import { pageErrors, type RpcErrorShape } from '#core/errors.ts'
import { PageError, responseError } from '#inpage/page-error.ts'
import { createEmitter, type Listener } from '#inpage/emitter.ts'
import { createRelay, type Page } from '#inpage/relay.ts'
import { copy, select } from '#inpage/select.ts'
import type { PageState } from '#transport/wire.ts'

type Params = readonly unknown[] | object
type Response = { readonly id: unknown; readonly jsonrpc: '2.0'; readonly result?: unknown; readonly error?: unknown }
type Payload = { readonly id?: unknown; readonly method: string; readonly params?: Params }
type Callback = (error: unknown, response?: unknown) => void

export type Provider = {
  /** Source: EIP-1193 §request. Rejects with an object that has a numeric `code` and a `message`. */
  readonly request: (args: { readonly method: string; readonly params?: Params }) => Promise<unknown>
  /** Many sites from before EIP-6963 hold back what they can do unless a wallet says this; who it is, EIP-6963 tells. */
  isMetaMask?: true
  /** Source: EIP-1193 §isConnected: whether requests can be answered at all, whatever the site was given. */
  readonly isConnected: () => boolean
  readonly on: (event: string, listener: Listener) => Provider
  readonly once: (event: string, listener: Listener) => Provider
  readonly addListener: (event: string, listener: Listener) => Provider
  readonly off: (event: string, listener: Listener) => Provider
  readonly removeListener: (event: string, listener: Listener) => Provider
  readonly removeAllListeners: (event?: string) => Provider
  readonly listeners: (event: string) => readonly Listener[]
  readonly listenerCount: (event: string) => number
  readonly emit: (event: string, value?: unknown) => boolean
  /** Before EIP-1193: EIP-1102. */
  readonly enable: () => Promise<unknown>
  /** Before EIP-1193: with a callback as `sendAsync`, otherwise a promise of the JSON-RPC response. */
  readonly send: (
    methodOrPayload: string | Payload,
    paramsOrCallback?: Params | Callback,
  ) => Promise<Response> | undefined
  /** Before EIP-1193: one JSON-RPC request, or a list of them. Without a callback a promise of the responses, as some sites expect. */
  readonly sendAsync: (
    payload: Payload | readonly Payload[],
    callback?: Callback,
  ) => Promise<Response | readonly Response[] | undefined> | undefined
  /** Before EIP-1193: what was last heard, `null` before anything was. */
  readonly chainId: string | null
  readonly networkVersion: string | null
  readonly selectedAddress: string | null
}

const isSame = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && !select(one, (item, at) => item !== other[at]).length

/**
 * The object that a page gets (EIP-1193). It holds no secret and decides nothing. Its events come from the difference
 * between two states, so that what changed while nobody was connected is made good.
 */
export function createProvider(page: Page): Provider {
  const emitter = createEmitter((work) => {
    page.timeout(work, 0)
  })
  let state: PageState | null = null
  let ended = false

  function onState(next: PageState): void {
    const last = state
    // What a script of the page made up ends here, before it can take the place of what is known.
    state = { chainId: next.chainId, accounts: copy(next.accounts) }
    if (last === null) emitter.emit('connect', { chainId: next.chainId })
    if (last !== null && last.chainId !== next.chainId) emitter.emit('chainChanged', next.chainId)
    if (last !== null && !isSame(last.accounts, next.accounts)) emitter.emit('accountsChanged', copy(next.accounts))
  }

  function onEnd(): void {
    if (ended) return
    ended = true
    emitter.emit('disconnect', new PageError(pageErrors.disconnected))
  }

  const relay = createRelay(page, { onState, onEvent: emitter.emit, onEnd })

  async function request(args: unknown): Promise<unknown> {
    if (ended) throw new PageError(pageErrors.disconnected)
    const { method, params } = (args ?? {}) as { method?: unknown; params?: unknown }
    const isValid =
      typeof method === 'string' &&
      method !== '' &&
      (params === undefined || (typeof params === 'object' && params !== null))
    if (!isValid) throw new PageError(pageErrors.invalidRequest)
    // Awaited, not handed on: to hand a promise on is to call its `then`, which is the page’s to change.
    return await relay.ask(method, params)
  }

  async function respond(payload: Payload): Promise<Response> {
    const base = { id: payload.id, jsonrpc: '2.0' as const }
    try {
      return { ...base, result: await request(payload) }
    } catch (thrown) {
      return { ...base, error: responseError(thrown) }
    }
  }

  const sendAsync: Provider['sendAsync'] = (payload, callback) => {
    const isList = Array.isArray(payload)
    const list = (isList ? payload : [payload]) as readonly Payload[]
    const responses = Promise.all(list.map(respond))
    if (typeof callback !== 'function') return responses.then((all) => (isList ? all : all[0]))
    void responses.then((all) => {
      const [first] = all
      const error = isList ? undefined : first?.error
      page.timeout(() => {
        callback(error === undefined ? null : new PageError(error as RpcErrorShape), isList ? all : first)
      }, 0)
    })
    return undefined
  }

  const chain =
    (act: (event: string, listener: Listener) => void) =>
    (event: string, listener: Listener): Provider => {
      act(event, listener)
      return provider
    }
  const on = chain((event, listener) => {
    emitter.add(event, listener)
  })
  const off = chain((event, listener) => {
    emitter.remove(event, listener)
  })

  const provider: Provider = {
    request,
    isMetaMask: true,
    isConnected: () => !ended,
    on,
    once: chain((event, listener) => {
      emitter.add(event, listener, true)
    }),
    addListener: on,
    off,
    removeListener: off,
    removeAllListeners(event) {
      emitter.removeAll(event)
      return provider
    },
    listeners: emitter.listeners,
    listenerCount: (event) => emitter.listeners(event).length,
    emit(event, value) {
      emitter.emit(event, value)
      return emitter.listeners(event).length > 0
    },
    enable: () => request({ method: 'eth_requestAccounts' }),
    send(methodOrPayload, paramsOrCallback) {
      if (typeof paramsOrCallback === 'function') {
        void sendAsync(methodOrPayload as Payload, paramsOrCallback as Callback)
        return undefined
      }
      if (typeof methodOrPayload !== 'string') return respond(methodOrPayload)
      const params = paramsOrCallback ?? []
      return request({ method: methodOrPayload, params }).then((result) => ({ id: undefined, jsonrpc: '2.0', result }))
    },
    sendAsync,
    get chainId() {
      return state?.chainId ?? null
    },
    get networkVersion() {
      return state === null ? null : String(Number(state.chainId))
    },
    get selectedAddress() {
      return state?.accounts[0] ?? null
    },
  }
  return provider
}
