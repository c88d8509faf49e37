import { topics, type Topic } from '#domain/ports.ts'
import type { Client, Input, Name, Output } from '#transport/contract.ts'
import { callErrors, type Push } from '#transport/own-wire.ts'
import { isRepeatable } from '#transport/repeatable.ts'
import type { WirePort } from '#transport/wire.ts'

/** A call that the background answered with an error instead of a value. Expected refusals are `Result` values instead. */
export class CallError extends Error {
  override readonly name = 'CallError'
  readonly code: number

  constructor(error: { readonly code: number; readonly message: string }) {
    super(error.message)
    this.code = error.code
  }
}

type Pending = {
  readonly name: Name
  readonly input: unknown
  taken: boolean
  readonly resolve: (output: unknown) => void
  readonly reject: (reason: CallError) => void
}

type Deps = {
  readonly connect: () => WirePort
  /** Tells that a worker started, which may be another than the one that was connected. Returns its undo. */
  readonly onWake: (listener: () => void) => () => void
  readonly delay: (milliseconds: number) => Promise<void>
}

export type PortClient = {
  readonly call: Client
  /** Runs on every change of the topic, and after a time in which a change could have been missed. Returns its undo. */
  readonly subscribe: (topic: Topic, listener: () => void) => () => void
  readonly close: () => void
}

/** Milliseconds before the next attempt; after the last of them, the calls that wait are given up. */
const pauses = [0, 50, 200, 500, 1_000, 2_000]

/**
 * The pages' side of their door. A stopped worker is started again by what is asked next; what was asked and not begun is
 * asked again, and what was begun too, if it may be repeated.
 */
export function createPortClient({ connect, onWake, delay }: Deps): PortClient {
  const pending = new Map<number, Pending>()
  const listeners = new Map<Topic, Set<() => void>>(topics.map((topic) => [topic, new Set()]))
  let port: WirePort | null = null
  let lastCall = 0
  let failures = 0
  let closed = false

  function tell(topic: Topic): void {
    for (const listener of listeners.get(topic) ?? []) listener()
  }

  function settle(call: number, finish: (entry: Pending) => void): void {
    const entry = pending.get(call)
    pending.delete(call)
    if (entry !== undefined) finish(entry)
  }

  function receive(push: Push): void {
    failures = 0
    if ('topic' in push) {
      tell(push.topic)
      return
    }
    if ('taken' in push) {
      const entry = pending.get(push.taken)
      if (entry !== undefined) entry.taken = true
      return
    }
    const { call, answer } = push
    settle(call, (entry) => {
      if ('error' in answer) entry.reject(new CallError(answer.error))
      else entry.resolve(answer.result)
    })
  }

  function giveUp(which: (entry: Pending) => boolean): void {
    for (const [call, entry] of pending) {
      if (which(entry))
        settle(call, ({ reject }) => {
          reject(new CallError(callErrors.interrupted))
        })
    }
  }

  async function retry(): Promise<void> {
    giveUp((entry) => entry.taken && !isRepeatable(entry.name))
    if (pending.size === 0 || closed) return
    const pause = pauses[failures]
    failures += 1
    if (pause === undefined) {
      failures = 0
      giveUp(() => true)
      return
    }
    await delay(pause)
    open()
  }

  function send(call: number, { name, input }: Pending): void {
    port?.postMessage({ call, name, input })
  }

  function open(): void {
    if (port !== null || closed) return
    try {
      const opened = connect()
      port = opened
      opened.onMessage.addListener((message) => {
        receive(message as Push)
      })
      opened.onDisconnect.addListener(() => {
        if (port !== opened) return
        port = null
        void retry()
      })
      for (const [call, entry] of pending) send(call, entry)
    } catch {
      port = null
      void retry()
    }
  }

  const stopWake = onWake(() => {
    const missed = port === null
    open()
    if (missed) topics.forEach(tell)
  })

  return {
    call: <N extends Name>(name: N, input: Input<N>) =>
      new Promise<Output<N>>((resolve, reject) => {
        lastCall += 1
        const entry: Pending = {
          name,
          input,
          taken: false,
          resolve: (output) => {
            resolve(output as Output<N>)
          },
          reject,
        }
        pending.set(lastCall, entry)
        if (port === null) {
          open()
          return
        }
        try {
          send(lastCall, entry)
        } catch {
          // The port is gone and nobody said so. What throws here would be told of as failed, and then be done.
          port = null
          void retry()
        }
      }),
    subscribe(topic, listener) {
      listeners.get(topic)?.add(listener)
      open()
      return () => listeners.get(topic)?.delete(listener)
    },
    close() {
      closed = true
      stopWake()
      port?.disconnect()
      port = null
      giveUp(() => true)
    },
  }
}
