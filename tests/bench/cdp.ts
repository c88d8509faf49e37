import type { Readable, Writable } from 'node:stream'

type Params = Readonly<Record<string, unknown>>
type Listener = (method: string, params: Params, session: string | undefined) => void
type Waiting = { readonly resolve: (result: unknown) => void; readonly reject: (error: Error) => void }
type Packet = {
  readonly id?: number
  readonly method?: string
  readonly params?: Params
  readonly result?: unknown
  readonly error?: { readonly message: string }
  readonly sessionId?: string
}

/**
 * The DevTools protocol over Chromium's pipe: JSON, each message ended by a zero byte. Nothing is attached that is not asked
 * for: a library that attaches itself to every worker keeps workers awake and halts them at their start, which is
 * the very thing to be measured.
 */
export class Cdp {
  readonly #out: Writable
  readonly #waiting = new Map<number, Waiting>()
  readonly #listeners = new Set<Listener>()
  #rest = Buffer.alloc(0)
  #last = 0

  constructor(out: Writable, incoming: Readable) {
    this.#out = out
    incoming.on('data', (chunk: Buffer) => this.#read(chunk))
    incoming.on('close', () => this.#end())
    out.on('error', () => this.#end())
  }

  /** One command. The caller vouches for the shape of the answer. */
  async send(method: string, params: Params = {}, session?: string): Promise<unknown> {
    const id = ++this.#last
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject })
      const packet = { id, method, params, ...(session === undefined ? {} : { sessionId: session }) }
      this.#out.write(`${JSON.stringify(packet)}\0`)
    })
  }

  /** Hears every event; returns its undo. */
  listen(listener: Listener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  #read(chunk: Buffer): void {
    this.#rest = Buffer.concat([this.#rest, chunk])
    for (let end = this.#rest.indexOf(0); end >= 0; end = this.#rest.indexOf(0)) {
      const packet = JSON.parse(this.#rest.subarray(0, end).toString()) as Packet
      this.#rest = this.#rest.subarray(end + 1)
      this.#settle(packet)
    }
  }

  #settle({ id, method, params, result, error, sessionId }: Packet): void {
    if (method !== undefined) for (const listener of this.#listeners) listener(method, params ?? {}, sessionId)
    const waiting = id === undefined ? undefined : this.#waiting.get(id)
    if (id === undefined || waiting === undefined) return
    this.#waiting.delete(id)
    if (error === undefined) waiting.resolve(result)
    else waiting.reject(new Error(error.message))
  }

  #end(): void {
    for (const { reject } of this.#waiting.values()) reject(new Error('the browser has gone'))
    this.#waiting.clear()
  }
}
