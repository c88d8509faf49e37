import type { JournalState } from '#domain/transactions/journal-entry.ts'

/** What became of one transaction of a list. `lost`: it was signed or not, and is not what happened. */
export type Outcome = 'unsent' | 'waits' | 'mined' | 'reverted' | 'lost'

/** `null`: the journal knows nothing of it yet. */
export function outcomeOf(state: JournalState | null): Outcome {
  switch (state?.status) {
    case undefined:
    case 'prepared':
      return 'unsent'
    case 'signed':
    case 'sent':
      return 'waits'
    case 'mined':
      return 'mined'
    case 'failed':
      return 'reverted'
    case 'dropped':
    case 'replaced':
      return 'lost'
    default:
      return state satisfies never
  }
}

export type Step =
  { readonly type: 'send'; readonly index: number } | { readonly type: 'wait' } | { readonly type: 'end' }

/** The first that is not mined decides: the next is sent when all before it are, and none after one that failed. */
export function nextStep(outcomes: readonly Outcome[], stopped: boolean): Step {
  const index = outcomes.findIndex((outcome) => outcome !== 'mined')
  const outcome = outcomes[index]
  if (outcome === 'waits') return { type: 'wait' }
  return outcome === 'unsent' && !stopped ? { type: 'send', index } : { type: 'end' }
}

/** 100 pending, 200 confirmed, 400 not on chain and never, 500 reverted wholly, 600 partly. Source: EIP-5792 §Status Codes. */
export const batchStatuses = [100, 200, 400, 500, 600] as const
export type BatchStatus = (typeof batchStatuses)[number]

/** Where some of it is on chain and some never will be, it is 600, whatever kept the rest from it. */
export function statusOf(outcomes: readonly Outcome[], stopped: boolean): BatchStatus {
  if (nextStep(outcomes, stopped).type !== 'end') return 100
  const mined = outcomes.filter((outcome) => outcome === 'mined').length
  if (mined === outcomes.length) return 200
  if (mined > 0) return 600
  return outcomes.includes('reverted') ? 500 : 400
}
