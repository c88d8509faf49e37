import { pageErrors, type RpcErrorShape } from '#core/errors.ts'
import { PageError } from '#inpage/page-error.ts'
import { isFor, toBridge, toPage, type BridgeBound, type PageBound } from '#inpage/protocol.ts'
import type { PageState } from '#transport/wire.ts'

/** The built-ins that the provider needs, taken before any script of the page could change them. */
export type Page = {
  readonly post: (message: unknown) => void
  /** Messages that this very window sent to itself, and no other. */
  readonly listen: (listener: (data: unknown) => void) => void
  readonly uuid: () => string
  readonly stringify: (value: unknown) => string | undefined
  readonly timeout: (work: () => void, milliseconds: number) => void
}

/** Taken for the same reason. */
const OwnPromise = Promise
const { deleteProperty, ownKeys } = Reflect

type Pending = { readonly resolve: (result: unknown) => void; readonly reject: (reason: PageError) => void }

export type Relay = {
  readonly ask: (method: string, params: unknown) => Promise<unknown>
}

/** How long an answer may take before the relay asks whether a bridge is there, and then waits for it, in milliseconds. */
const patience = 5_000
/** Waited for twice: a page that was busy finds the first of these timers due before the answer that lies there already. */
const grace = 1_000

/** Carries requests to the bridge, and settles every one of them: with its answer, or with 4900 when nobody is there. */
export function createRelay(
  page: Page,
  events: {
    readonly onState: (state: PageState) => void
    readonly onEvent: (name: string, value: unknown) => void
    readonly onEnd: () => void
  },
): Relay {
  const pending = Object.create(null) as Record<string, Pending>
  let waiting = 0
  let watching = false
  let heard = false

  const send = (message: BridgeBound): void => {
    page.post(message)
  }

  function take(id: string): Pending | undefined {
    const entry = pending[id]
    if (entry !== undefined) {
      deleteProperty(pending, id)
      waiting -= 1
    }
    return entry
  }

  function end(): void {
    for (const id in pending) take(id)?.reject(new PageError(pageErrors.disconnected))
    events.onEnd()
  }

  function hear(isLast: boolean): void {
    page.timeout(() => {
      if (heard) {
        if (waiting > 0) watch()
      } else if (isLast) end()
      else hear(true)
    }, grace)
  }

  function watch(): void {
    if (watching) return
    watching = true
    page.timeout(() => {
      watching = false
      if (waiting === 0) return
      heard = false
      send({ to: toBridge, type: 'ping', ids: ownKeys(pending) as string[] })
      hear(false)
    }, patience)
  }

  page.listen((data) => {
    if (!isFor(toPage, data)) return
    // From the bridge, or from a script of this page that fools its own page only.
    const message = data as PageBound
    heard = true
    if (message.type === 'answer') {
      // One that is none is looked at before its request is let go of, so that the true one can still come.
      const { error } = message.answer as { readonly error: RpcErrorShape }
      const failure = ownKeys(message.answer)[0] === 'error' && new PageError(error)
      const entry = take(message.id)
      if (failure) entry?.reject(failure)
      else entry?.resolve((message.answer as { readonly result: unknown }).result)
    } else if (message.type === 'lost') {
      take(message.id)?.reject(new PageError(pageErrors.disconnected))
    } else if (message.type === 'state') {
      events.onState(message.state)
    } else if (message.type === 'event') {
      events.onEvent(message.name, message.value)
    } else if (message.type === 'end') {
      end()
    }
  })

  return {
    ask: (method, params) =>
      new OwnPromise((resolve, reject) => {
        let text: string | undefined
        try {
          text = page.stringify({ method, params })
        } catch {
          // Circles, bigints and getters that throw have no JSON.
        }
        if (text === undefined) {
          reject(new PageError({ ...pageErrors.invalidParams, message: 'The parameters have no JSON form.' }))
          return
        }
        const id = page.uuid()
        pending[id] = { resolve, reject }
        waiting += 1
        send({ to: toBridge, type: 'request', id, text })
        watch()
      }),
  }
}
