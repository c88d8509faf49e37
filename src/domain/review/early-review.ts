import type { Approval } from '#domain/approvals/machine.ts'
import type { ApprovalKind } from '#domain/approvals/kinds.ts'
import { revisionOf } from '#domain/approvals/queue.ts'
import type { Clock } from '#domain/ports.ts'
import type { Review } from '#domain/review/review.ts'

type Deps = { readonly look: (approval: Approval) => Promise<Review>; readonly clock: Clock }

export type EarlyReview = {
  /** Begins to look at what a window will ask for, unless something is looked at already. Never fails. */
  readonly begin: (approval: Approval) => void
  /** What was begun, once; anything else, and what is old by now, is looked at anew. */
  readonly take: (approval: Approval) => Promise<Review>
  /** What was found out is nobody's any more. */
  readonly forget: () => void
}

/** Milliseconds in which a window surely has opened; what is older is no look at the network as it is. */
const freshFor = 15_000

/** Those of which a node is asked much. */
const looked: ReadonlySet<ApprovalKind> = new Set(['transaction', 'calls'])

type Begun = {
  readonly key: string
  readonly at: number
  /** `null` where it failed. */
  readonly found: Promise<Review | null>
  isRunning: boolean
  isTaken: boolean
}

/**
 * Looks at a request from the moment it arrives, while its window still opens. One at a time, and each once: as many
 * requests as a site may make, no more is asked of a node than the window would ask.
 */
export function createEarlyReview({ look, clock }: Deps): EarlyReview {
  let last: Begun | null = null

  const keyOf = (approval: Approval): string => `${approval.id} ${String(revisionOf(approval))}`

  function run(approval: Approval, isTaken: boolean): Promise<Review> {
    const review = look(approval)
    const begun: Begun = {
      ...{ key: keyOf(approval), at: clock.now(), isRunning: true, isTaken },
      found: review.then(
        (found) => found,
        () => null,
      ),
    }
    void begun.found.then(() => (begun.isRunning = false))
    last = begun
    return review
  }

  return {
    begin(approval) {
      if (!looked.has(approval.kind) || approval.state.status !== 'pending') return
      if (last?.isRunning === true || last?.key === keyOf(approval)) return
      run(approval, false).catch(() => undefined)
    },
    async take(approval) {
      const begun = last
      const isMeant = begun?.key === keyOf(approval) && clock.now() - begun.at <= freshFor
      if (!isMeant || (begun.isTaken && !begun.isRunning)) return run(approval, true)
      begun.isTaken = true
      return (await begun.found) ?? run(approval, true)
    },
    forget() {
      last = null
    },
  }
}
