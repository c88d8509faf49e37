import * as v from 'valibot'
import { errorShape, rpcErrors } from '#core/errors.ts'
import type { Origin } from '#core/origin.ts'
import { principalOf, type Principal, type Self } from '#transport/sender.ts'
import { isRequestId, type Answer, type PageState, type ToBridge, type WirePort } from '#transport/wire.ts'

/** One document of one site. `channel` is its bridge's own name, which the page cannot choose. */
export type Asker = { readonly origin: Origin; readonly channel: string }

type Deps = {
  readonly self: Self
  readonly answer: (asker: Asker, requestId: string, text: string) => Promise<Answer>
  readonly state: (origin: Origin) => Promise<PageState>
  /** Whether a document listens to something, so that it must be reachable. */
  readonly stays: (channel: string) => Promise<boolean>
  /** The first port of a document opened, or opened again. */
  readonly opened: (channel: string, principal: Principal) => void
  /** Its last port closed. */
  readonly closed: (channel: string) => void
}

export type SiteServer = {
  readonly accept: (port: WirePort) => void
  /** Tells every connected page, or one document, what it may know now. */
  readonly pushState: (channel?: string) => void
  /** Emits an event in the connected pages that are meant, behind what they were told before. */
  readonly emit: (isMeant: (asker: Asker) => boolean, name: string, value: unknown) => void
  /** Tabs that are told by a port and need no signal. */
  readonly liveTabs: () => ReadonlySet<number>
}

const Message = v.variant('type', [
  v.object({ type: v.literal('hello'), channel: v.pipe(v.string(), v.uuid()) }),
  v.object({ type: v.literal('request'), id: v.string(), text: v.string() }),
])

type Line = {
  readonly port: WirePort
  readonly principal: Principal
  channel: string | null
  /** What it was last told of the state, as JSON: told again, it would learn that something happened that is not its own. */
  told: string
  /** State and answers of one page leave in the order of this chain, so that an event never comes after its cause. */
  tail: Promise<void>
}

/** The door for sites. It knows who asks and nothing of what is asked. */
export function createSiteServer({ self, answer, state, stays, opened, closed }: Deps): SiteServer {
  const lines = new Set<Line>()
  const isOpen = (channel: string): boolean => [...lines].some((line) => line.channel === channel)

  function post(line: Line, message: ToBridge): void {
    if (!lines.has(line)) return
    try {
      line.port.postMessage(message)
    } catch (thrown) {
      // A port that broke asks again by another; what a port does not carry must not leave its asker without an answer.
      if (message.type === 'answer' && 'result' in message.answer)
        post(line, { ...message, answer: { error: errorShape(thrown) } })
    }
  }

  function sendState(line: Line, channel: string): void {
    line.tail = line.tail.then(async () => {
      try {
        const message: ToBridge = {
          type: 'state',
          state: await state(line.principal.origin),
          stay: await stays(channel),
        }
        const text = JSON.stringify(message)
        if (text === line.told) return
        line.told = text
        post(line, message)
      } catch {
        // What a page may know is asked for again at the next change.
      }
    })
  }

  function hello(line: Line, channel: string): void {
    if (line.channel !== null) return
    const isNew = !isOpen(channel)
    line.channel = channel
    if (isNew) opened(channel, line.principal)
    sendState(line, channel)
  }

  async function request(line: Line, channel: string, id: string, text: string): Promise<void> {
    let given: Answer
    try {
      given = isRequestId(id)
        ? await answer({ origin: line.principal.origin, channel }, id, text)
        : { error: rpcErrors.invalidRequest }
    } catch (thrown) {
      given = { error: errorShape(thrown) }
    }
    await line.tail
    post(line, { type: 'answer', id, answer: given })
  }

  function refuse(port: WirePort): void {
    port.onMessage.addListener((message) => {
      const parsed = v.safeParse(Message, message)
      if (!parsed.success || parsed.output.type !== 'request') return
      port.postMessage({
        type: 'answer',
        id: parsed.output.id,
        answer: { error: rpcErrors.unauthorized },
      } satisfies ToBridge)
    })
  }

  return {
    accept(port) {
      const principal = principalOf(port.sender, self)
      if (principal === null) {
        refuse(port)
        return
      }
      const line: Line = { port, principal, channel: null, told: '', tail: Promise.resolve() }
      lines.add(line)
      port.onDisconnect.addListener(() => {
        lines.delete(line)
        if (line.channel !== null && !isOpen(line.channel)) closed(line.channel)
      })
      port.onMessage.addListener((message) => {
        const parsed = v.safeParse(Message, message)
        if (!parsed.success) return
        if (parsed.output.type === 'hello') hello(line, parsed.output.channel)
        else if (line.channel !== null) void request(line, line.channel, parsed.output.id, parsed.output.text)
      })
    },
    pushState(only) {
      for (const line of lines) {
        if (line.channel !== null && line.channel === (only ?? line.channel)) sendState(line, line.channel)
      }
    },
    emit(isMeant, name, value) {
      for (const line of lines) {
        const { channel, principal } = line
        if (channel === null || !isMeant({ origin: principal.origin, channel })) continue
        line.tail = line.tail.then(() => {
          post(line, { type: 'event', name, value })
        })
      }
    },
    liveTabs: () => new Set([...lines].map((line) => line.principal.tabId)),
  }
}
