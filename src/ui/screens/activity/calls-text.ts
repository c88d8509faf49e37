import { m } from '#messages/messages.js'
import type { StopReason } from '#domain/calls/batch.ts'
import type { BatchStatus, Outcome } from '#domain/calls/progress.ts'
import type { CallsView } from '#transport/contract/calls.ts'

const statuses = {
  100: () => m.calls_status_pending(),
  200: () => m.calls_status_confirmed(),
  400: () => m.calls_status_not_sent(),
  500: () => m.calls_status_reverted(),
  600: () => m.calls_status_partly(),
} satisfies Record<BatchStatus, () => string>

export const batchText = ({ status }: Pick<CallsView, 'status'>): string => statuses[status]()

const outcomes = {
  unsent: () => m.calls_outcome_waits(),
  waits: () => m.activity_pending(),
  mined: () => m.activity_confirmed(),
  reverted: () => m.activity_failed(),
  lost: () => m.activity_dropped(),
} satisfies Record<Outcome, () => string>

/** What is not sent while the list still goes on waits for its turn; afterwards it never will be. */
export const outcomeWord = (outcome: Outcome, { status, stopped }: Pick<CallsView, 'status' | 'stopped'>): string =>
  outcome === 'unsent' && (status !== 100 || stopped !== null) ? m.activity_dropped() : outcomes[outcome]()

/** Whether a list has begun, and something of it can still be kept from being sent. */
export const canStop = ({ status, stopped, calls }: Pick<CallsView, 'status' | 'stopped' | 'calls'>): boolean =>
  status === 100 &&
  stopped === null &&
  calls[0]?.outcome !== 'unsent' &&
  calls.some((call) => call.outcome === 'unsent')

const reasons = {
  locked: () => m.calls_stopped_locked(),
  late: () => m.calls_stopped_late(),
  refused: () => m.calls_stopped_refused(),
  changed: () => m.calls_stopped_changed(),
  user: () => m.calls_stopped_user(),
} satisfies Record<StopReason, () => string>

export const stoppedText = (reason: StopReason): string => reasons[reason]()
