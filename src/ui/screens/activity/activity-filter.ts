import { activityStatuses, type ActivityStatus } from '#domain/transactions/status.ts'
import type { ActivityItem } from '#transport/contract/activity.ts'

export const activityFilters = ['all', ...activityStatuses] as const
export type ActivityFilter = (typeof activityFilters)[number]

type Named = { readonly title: string; readonly network: string; readonly accounts: readonly string[] }

/** Whether an item has the status and all the words, in whatever is shown of it or can be pasted: names, addresses, hash, site. */
export function isFound(
  item: ActivityItem,
  { filter, text, named }: { readonly filter: ActivityFilter; readonly text: string; readonly named: Named },
): boolean {
  if (filter !== 'all' && item.status !== (filter satisfies ActivityStatus)) return false
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  const { hash, from, to, origin, nonce } = item
  const all = [hash, from, to, origin, String(nonce), named.title, named.network, ...named.accounts]
    .filter((each) => each !== null)
    .join('\n')
    .toLowerCase()
  return words.every((word) => all.includes(word))
}
