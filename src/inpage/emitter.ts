import { copy, select } from '#inpage/select.ts'

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
      const more: Entry[] = copy(entries)
      more[more.length] = { event, listener: listener as Listener, once }
      entries = more
    },
    remove(event, listener) {
      let last: Entry | null = null
      select(entries, (entry) => {
        if (entry.event === event && entry.listener === listener) last = entry
        return false
      })
      entries = select(entries, (entry) => entry !== last)
    },
    removeAll(event) {
      entries = select(entries, (entry) => event !== undefined && entry.event !== event)
    },
    listeners: (event) => {
      const found: Listener[] = []
      select(entries, (entry) => {
        if (entry.event === event) found[found.length] = entry.listener
        return false
      })
      return found
    },
    emit(event, value) {
      select(entries, (entry) => {
        if (entry.event !== event) return false
        if (entry.once) entries = select(entries, (other) => other !== entry)
        try {
          entry.listener(value)
        } catch (thrown) {
          later(() => {
            throw thrown
          })
        }
        return false
      })
    },
  }
}
