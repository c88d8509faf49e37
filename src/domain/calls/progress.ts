import type { JournalState } from '#domain/transactions/journal-entry.ts'

/** What became of one transaction of a list. `lost`: it was signed or not, and is not what happened. */
export const outcomes = ['unsent', 'waits', 'mined', 'reverted', 'lost'] as const
export type Outcome = (typeof outcomes)[number]

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
export function nextStep(each: readonly Outcome[], stopped: boolean): Step {
  const index = each.findIndex((outcome) => outcome !== 'mined')
  const outcome = each[index]
  if (outcome === 'waits') return { type: 'wait' }
  return outcome === 'unsent' && !stopped ? { type: 'send', index } : { type: 'end' }
}

/** 100 pending, 200 confirmed, 400 not on chain and never, 500 reverted wholly, 600 partly. Source: EIP-5792 §Status Codes. */
export const batchStatuses = [100, 200, 400, 500, 600] as const
export type BatchStatus = (typeof batchStatuses)[number]

/** Where some of it is on chain and some never will be, it is 600, whatever kept the rest from it. */
export function statusOf(each: readonly Outcome[], stopped: boolean): BatchStatus {
  if (nextStep(each, stopped).type !== 'end') return 100
  const mined = each.filter((outcome) => outcome === 'mined').length
  if (mined === each.length) return 200
  if (mined > 0) return 600
  return each.includes('reverted') ? 500 : 400
}
