import type { Presence } from '#domain/approvals/presence.ts'
import type { Queue } from '#domain/approvals/queue.ts'

type Deps = {
  readonly queue: Pick<Queue, 'list' | 'resume'>
  readonly presence: Pick<Presence, 'start'>
  /** Opens the approval window where none is. */
  readonly ensureWindow: () => Promise<void>
  readonly isUnlocked: () => Promise<boolean>
  /** Whether what must come after an unlock has come to its end. */
  readonly isSettled: () => Promise<boolean>
  /** What must come after an unlock, what was approved among it. */
  readonly settle: () => Promise<void>
  readonly announce: () => Promise<void>
}

/**
 * Once per worker, at its start: what the last one left in the middle goes on. A question that was stored and perhaps
 * never shown is shown; what was approved is carried out; who is gone is no longer waited for.
 */
export async function wake(deps: Deps): Promise<void> {
  const { queue, presence, ensureWindow, isUnlocked, isSettled, settle, announce } = deps
  const goOn = async (): Promise<void> => {
    if (await isUnlocked()) await ((await isSettled()) ? queue.resume() : settle())
  }
  const waiting = await queue.list()
  await Promise.all([
    announce(),
    waiting.some(({ state }) => state.status === 'pending') ? ensureWindow() : undefined,
    presence.start(),
    goOn(),
  ])
}
