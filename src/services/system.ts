import type { Clock, Lock, Random } from '#domain/ports.ts'

export const clock: Clock = { now: () => Date.now() }

export const random: Random = {
  bytes: (length) => crypto.getRandomValues(new Uint8Array(length)),
  uuid: () => crypto.randomUUID(),
}

/** Queues by name, in the memory of this worker: there is only ever one worker, and a stopped one releases everything. */
export function createLock(): Lock {
  const tails = new Map<string, Promise<unknown>>()
  return async (name, work) => {
    const before = tails.get(name)
    const turn = (before ?? Promise.resolve()).then(work, work)
    tails.set(name, turn)
    try {
      return await turn
    } finally {
      if (tails.get(name) === turn) tails.delete(name)
    }
  }
}

/** Resolves after `ms`, or at once when `signal` aborts. */
export function wait(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) {
      resolve()
      return
    }
    const done = (): void => {
      clearTimeout(timer)
      signal.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, ms)
    signal.addEventListener('abort', done)
  })
}

/** WebAssembly counts in pages of 64 KiB. */
const pages = 1_024

/**
 * Makes the engine look for memory to give back. The 64 MiB of a key derivation are garbage when it ends, but of a kind that
 * does not hasten a collection; asking for as much again does, in a later task. Where WebAssembly is refused there is nothing to give back.
 */
export function releaseMemory(): void {
  try {
    new WebAssembly.Memory({ initial: pages, maximum: pages })
  } catch {
    return
  }
}
