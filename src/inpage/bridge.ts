import { isFor, toBridge, toPage, type PageBound } from '#inpage/protocol.ts'
import { isRequestId, type ToBridge, type ToWallet, type WirePort } from '#transport/wire.ts'

/** What the bridge needs of its document and of the extension. */
export type Surroundings = {
  /** Throws when the extension that put the bridge here is gone. */
  readonly connect: () => WirePort
  readonly isOrphan: () => boolean
  /** Where the wallet hides, nothing that a page says is answered. Asked each time: it is not yet known when the bridge begins. */
  readonly isHidden: () => boolean
  readonly channel: string
  readonly postToPage: (message: PageBound) => void
  readonly onPageMessage: (listener: (data: unknown) => void) => void
  /** The signal that something changed while no port was open. */
  readonly onWake: (listener: () => void) => void
  /** The document is kept aside for the way back (back-forward cache), or shown again. */
  readonly onKept: (listener: (isShown: boolean) => void) => void
  /** Resolves at once, or when a prerendered document is shown. */
  readonly activated: Promise<void>
  readonly timeout: (work: () => void, milliseconds: number) => void
}

/** A page may put anything under these names. */
type ForeignMessage = {
  readonly type?: unknown
  readonly id?: unknown
  readonly text?: unknown
  readonly ids?: unknown
}

/** Milliseconds before each attempt to come back; then what waits is given up, and the next request begins anew. */
const pauses = [250, 250, 500, 1_000, 2_000, 4_000]
/**
 * How much may be on its way at once; the rest waits here, in the page's own process, so that the background, which reads
 * in the order things come, has little of one page before it when another page asks.
 */
const capacity = 500
/** 1, and as much again for each 8 KiB. */
const weightOf = (text: string): number => 1 + text.length / 8_192
/** One more than the background takes: enough for it to say so, and no more than a port carries. */
export const longest = 1_048_577

/**
 * Stands between the page and the background. It keeps a request until it is answered and asks again, by the same id,
 * when its port breaks; while nothing waits and the page listens to nothing (`eth_subscribe`) it holds no port open again, so
 * that a worker may sleep.
 */
export function createBridge(surroundings: Surroundings): void {
  const { connect, isOrphan, isHidden, channel, postToPage, onPageMessage, onWake, onKept, activated, timeout } =
    surroundings
  const pending = new Map<string, string>()
  /** Ids that are not on their way yet, in the order of the page. */
  let line: string[] = []
  /** The page hears of a state once, or it would learn when the wallet wakes and that something changed for others. */
  let told = ''
  let load = 0
  let port: WirePort | null = null
  let isActive = false
  let wasConnected = false
  let failures = 0
  let ended = false
  let stays = false

  function refuseAll(): void {
    for (const id of pending.keys()) postToPage({ to: toPage, type: 'lost', id })
    pending.clear()
  }

  function end(): void {
    if (ended) return
    ended = true
    refuseAll()
    postToPage({ to: toPage, type: 'end' })
  }

  function retry(): void {
    if (isOrphan()) {
      end()
      return
    }
    if (pending.size === 0 && !stays) return
    const pause = pauses[failures]
    failures += 1
    if (pause === undefined) {
      failures = 0
      refuseAll()
    } else timeout(open, pause)
  }

  function receive(message: ToBridge): void {
    failures = 0
    if (message.type === 'state') {
      stays = message.stay
      const now = JSON.stringify(message.state)
      if (now === told) return
      told = now
    }
    if (message.type !== 'answer') {
      postToPage({ to: toPage, ...message })
      return
    }
    const text = pending.get(message.id)
    if (text === undefined) return
    pending.delete(message.id)
    load -= weightOf(text)
    postToPage({ to: toPage, ...message })
    pump()
  }

  const send = (message: ToWallet): void => {
    port?.postMessage(message)
  }

  function pump(): void {
    try {
      while (port !== null && load < capacity && line.length > 0) {
        const id = line.shift() ?? ''
        const text = pending.get(id)
        if (text === undefined) continue
        load += weightOf(text)
        send({ type: 'request', id, text })
      }
    } catch {
      leave()
      retry()
    }
  }

  function leave(): void {
    port?.disconnect()
    port = null
  }

  function open(): void {
    if (port !== null || ended || !isActive) return
    try {
      const opened = connect()
      port = opened
      wasConnected = true
      opened.onMessage.addListener((message) => {
        if (port === opened) receive(message as ToBridge)
      })
      opened.onDisconnect.addListener(() => {
        if (port !== opened) return
        port = null
        retry()
      })
      send({ type: 'hello', channel })
    } catch {
      port = null
      retry()
      return
    }
    line = [...pending.keys()]
    load = 0
    pump()
  }

  function request(id: string, text: string): void {
    if (!isRequestId(id) || pending.has(id)) return
    pending.set(id, text.slice(0, longest))
    if (port === null) open()
    else {
      line.push(id)
      pump()
    }
  }

  function reply(ids: readonly unknown[]): void {
    if (isOrphan()) {
      end()
      return
    }
    postToPage({ to: toPage, type: 'pong' })
    for (const id of ids) {
      if (typeof id === 'string' && !pending.has(id)) postToPage({ to: toPage, type: 'lost', id })
    }
  }

  onPageMessage((data) => {
    if (ended || isHidden() || !isFor(toBridge, data)) return
    const { type, id, text, ids }: ForeignMessage = data
    if (type === 'request' && typeof id === 'string' && typeof text === 'string') request(id, text)
    else if (type === 'ping' && Array.isArray(ids)) reply(ids)
  })
  onWake(() => {
    if (wasConnected) open()
  })
  onKept((isShown) => {
    if (!wasConnected) return
    // Not every browser closes the port of a page that is kept aside; while it is open, the page's questions would stay.
    leave()
    if (isShown) open()
  })
  void activated.then(() => {
    isActive = true
    if (pending.size > 0) open()
  })
}
