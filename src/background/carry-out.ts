import { err, ok } from '#core/result.ts'
import type { Approval } from '#domain/approvals/machine.ts'
import type { Approved, Execution } from '#domain/approvals/execution.ts'
import type { Queue } from '#domain/approvals/queue.ts'

type Deps = {
  readonly queue: Pick<Queue, 'get' | 'approve' | 'release'>
  readonly execute: (approval: Approval) => Promise<Execution>
}

function executionOf(approved: Approved): Execution | null {
  switch (approved?.status) {
    case 'done':
      return ok(approved.result)
    case 'failed': {
      const { status: _, ...failure } = approved
      return err(failure)
    }
    default:
      return null
  }
}

/**
 * Carries out what was held. Where the browser was closed meanwhile nobody waits for the answer, and the queue knows nothing
 * of it any more; it is still carried out under its id. `null` where it goes on later.
 */
export function createCarryOut({ queue, execute }: Deps) {
  return async (approval: Approval, decision: unknown): Promise<Execution | null> => {
    const known = await queue.get(approval.id)
    if (known === null) return execute({ ...approval, state: { status: 'executing', decision } } as Approval)
    const held = known.state.status === 'held'
    return executionOf(await (held ? queue.release(approval.id, decision) : queue.approve(approval.id, decision)))
  }
}
