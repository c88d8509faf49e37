import * as v from 'valibot'

/** What the activity list says of a transaction; the journal's own states are finer (journal.ts). */
export const activityStatuses = ['pending', 'confirmed', 'failed', 'dropped', 'replaced'] as const
export const ActivityStatus = v.picklist(activityStatuses)
export type ActivityStatus = v.InferOutput<typeof ActivityStatus>
