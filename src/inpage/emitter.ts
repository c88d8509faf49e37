export type Listener = (...values: unknown[]) => void

/** The part of Node's EventEmitter that EIP-1193 and the libraries in use rely on. */
export type Emitter = {
  readonly add: (event: unknown, listener: unknown, once?: boolean) => void
  readonly remove: (event: unknown, listener: unknown) => void
  readonly removeAll: (event?: unknown) => void
  readonly listeners: (event: unknown) => Listener[]
  readonly emit: (event: string, value: unknown) => void
}

type Entry = { readonly event: unknown; readonly listener: Listener; readonly once: boolean }

/** @param later runs what it is given in a task of its own, where a listener that throws harms nobody else. */
export function createEmitter(later: (work: () => void) => void): Emitter {
  let entries: readonly Entry[] = []
  return {
    add(event, listener, once = false) {
      if (typeof listener !== 'function') throw new TypeError('The listener must be a function.')
      entries = [...entries, { event, listener: listener as Listener, once }]
    },
    remove(event, listener) {
      const index = entries.findLastIndex((entry) => entry.event === event && entry.listener === listener)
      entries = entries.filter((_, position) => position !== index)
    },
    removeAll(event) {
      entries = event === undefined ? [] : entries.filter((entry) => entry.event !== event)
    },
    listeners: (event) => entries.filter((entry) => entry.event === event).map((entry) => entry.listener),
    emit(event, value) {
      for (const entry of entries.filter((candidate) => candidate.event === event)) {
        if (entry.once) entries = entries.filter((candidate) => candidate !== entry)
        try {
          entry.listener(value)
        } catch (thrown) {
          later(() => {
            throw thrown
          })
        }
      }
    },
  }
}
