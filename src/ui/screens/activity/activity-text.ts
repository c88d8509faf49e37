import { m } from '#messages/messages.js'
import { hasData } from '#ui/app/has-data.ts'
import { formatAmount } from '#ui/format.ts'
import type { ActivityItem } from '#transport/contract/activity.ts'
import type { NetworkView } from '#transport/contract/networks.ts'
import type { ActivityStatus } from '#domain/transactions/status.ts'

/** A status as a word, and what it means. */
export const statusTexts = {
  pending: { word: () => m.activity_pending(), text: () => m.activity_pending_text() },
  confirmed: { word: () => m.activity_confirmed(), text: () => m.activity_confirmed_text() },
  failed: { word: () => m.activity_failed(), text: () => m.activity_failed_text() },
  dropped: { word: () => m.activity_dropped(), text: () => m.activity_dropped_text() },
  replaced: { word: () => m.activity_replaced(), text: () => m.activity_replaced_text() },
} satisfies Record<ActivityStatus, { readonly word: () => string; readonly text: () => string }>

/** An amount of the network's coin, exact. The symbol is left out where the network is not known. */
export function coin(wei: bigint, network: NetworkView | null, maxDecimals?: number): string {
  const text = formatAmount(wei, network?.currency.decimals ?? 18, maxDecimals === undefined ? {} : { maxDecimals })
  return network === null ? text : `${text} ${network.currency.symbol}`
}

/** What a transaction was, in a word or two. */
export function activityTitle(item: ActivityItem): string {
  if (item.to === null) return m.activity_deploy()
  if (hasData(item)) return m.activity_call()
  if (item.status === 'confirmed') return m.activity_sent()
  return item.status === 'pending' ? m.activity_sending() : m.activity_not_sent()
}
