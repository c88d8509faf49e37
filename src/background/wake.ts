import type { Presence } from '#domain/approvals/presence.ts'
import type { Queue } from '#domain/approvals/queue.ts'

type Deps = {
  readonly queue: Pick<Queue, 'list' | 'resume'>
  readonly presence: Pick<Presence, 'start'>
  /** Opens the approval window where none is. */
  readonly ensureWindow: () => Promise<void>
  readonly isUnlocked: () => Promise<boolean>
  readonly announce: () => Promise<void>
}

/**
 * Once per worker, at its start: what the last one left in the middle goes on. A question that was stored and perhaps
 * never shown is shown; what was approved is carried out; who is gone is no longer waited for.
 */
export async function wake({ queue, presence, ensureWindow, isUnlocked, announce }: Deps): Promise<void> {
  const waiting = await queue.list()
  await Promise.all([
    announce(),
    waiting.some(({ state }) => state.status === 'pending') ? ensureWindow() : undefined,
    presence.start(),
    (await isUnlocked()) ? queue.resume() : undefined,
  ])
}
