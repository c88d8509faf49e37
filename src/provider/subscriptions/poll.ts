import type { ChainId } from '#core/chain-id.ts'
import type { Origin } from '#core/origin.ts'
import { changesOf } from '#provider/subscriptions/changes.ts'
import type { Read } from '#provider/subscriptions/read.ts'
import { createNodeView } from '#provider/subscriptions/node-view.ts'
import type { BlockRef } from '#provider/subscriptions/follow.ts'
import type { Progress, Watch } from '#provider/subscriptions/watch.ts'
import type { Watches } from '#provider/subscriptions/watches.ts'

/** Milliseconds between two looks at a chain: as short as its blocks are, up to where it is silent, and while it fails. */
const shortest = 1_000
const longest = 4_000
const failing = 60_000

type Outcome = { readonly failed: boolean; readonly steps: number }

/** A block at each look is the right pace. */
export function nextPause(pause: number, { failed, steps }: Outcome): number {
  if (failed) return Math.min(pause * 2, failing)
  if (steps > 1) return Math.max(Math.min(pause, longest) / 2, shortest)
  return steps === 1 ? Math.min(pause, longest) : Math.min(pause * 1.5, longest)
}

const newest = ({ recent }: Progress): BlockRef | undefined => recent.at(-1)

type Found = { readonly watch: Watch; readonly progress: Progress; readonly results: readonly unknown[] }

const hasMoved = ({ watch, progress, results }: Found): boolean =>
  results.length > 0 || newest(progress)?.hash !== newest(watch)?.hash

type Deps = {
  readonly watches: Pick<Watches, 'listening' | 'advance' | 'save'>
  /** For a chain's blocks, which all its listeners share. */
  readonly readChain: (chainId: ChainId) => Read
  /** For what one site alone asked for. */
  readonly readFor: (origin: Origin, chainId: ChainId) => Read
  readonly isPermitted: (watch: Watch) => Promise<boolean>
  readonly tell: (watch: Watch, result: unknown) => void
  readonly delay: (milliseconds: number) => Promise<void>
  readonly signal: AbortSignal
  readonly report: (unexpected: unknown) => void
}

/** Looks at every chain that somebody listens to, all its listeners with one look. `start` is for whenever there are more of them. */
export function createPoll(deps: Deps): { readonly start: () => Promise<void> } {
  const { watches, readChain, readFor, isPermitted, tell, delay, signal, report } = deps
  const running = new Set<ChainId>()

  const listening = async (chainId: ChainId): Promise<readonly Watch[]> =>
    (await watches.listening()).filter((watch) => watch.chainId === chainId)

  async function look(chainId: ChainId, listeners: readonly Watch[]): Promise<Outcome> {
    const view = createNodeView(readChain(chainId))
    const found = await Promise.all(
      listeners.map(async (watch) => {
        try {
          if (!(await isPermitted(watch))) return null
          return { watch, ...(await changesOf(watch, view, readFor(watch.origin, chainId))) }
        } catch {
          // This one is told all of it at the next look.
          return null
        }
      }),
    )
    // From here to the store in one turn: a worker that is stopped has told all of it and stored so, or nothing.
    const moved = found.flatMap((each) => (each !== null && hasMoved(each) ? [each] : []))
    let steps = 0
    for (const { watch, progress, results } of moved) {
      if (!watches.advance(watch.id, progress)) continue
      for (const result of results) tell(watch, result)
      steps = Math.max(steps, (newest(progress)?.number ?? 0) - (newest(watch)?.number ?? 0))
    }
    if (moved.length > 0) await watches.save()
    return { failed: found.length > 0 && found.every((each) => each === null), steps }
  }

  /** A store that takes no more for now ends the look, and not the listening. */
  async function lookOrReport(chainId: ChainId, listeners: readonly Watch[]): Promise<Outcome> {
    try {
      return await look(chainId, listeners)
    } catch (thrown) {
      report(thrown)
      return { failed: true, steps: 0 }
    }
  }

  async function run(chainId: ChainId): Promise<void> {
    let pause = shortest
    for (;;) {
      await delay(pause)
      const listeners = await listening(chainId)
      if (signal.aborted || listeners.length === 0) {
        running.delete(chainId)
        return
      }
      pause = nextPause(pause, await lookOrReport(chainId, listeners))
    }
  }

  return {
    async start() {
      const chains = new Set((await watches.listening()).map(({ chainId }) => chainId))
      await Promise.all(
        [...chains].map(async (chainId) => {
          if (running.has(chainId)) return
          running.add(chainId)
          try {
            await run(chainId)
          } finally {
            running.delete(chainId)
          }
        }),
      )
    },
  }
}
