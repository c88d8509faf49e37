import { formatUnits } from '#core/units.ts'
import { m } from '#messages/messages.js'
import { statusTexts } from '#ui/screens/activity/activity-text.ts'
import type { ActivityItem } from '#transport/contract/activity.ts'
import type { NetworkView } from '#transport/contract/networks.ts'

type Find = (chainId: number) => NetworkView | null

const lineEnd = '\r\n'

/**
 * One cell. Spreadsheets run what begins with `=`, `+`, `-`, `@`, a tab or a return as a formula, so such a text is
 * preceded by an apostrophe. Source: RFC 4180 §2; OWASP CSV Injection.
 */
export function csvCell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n']/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

export const csvOf = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => row.map(csvCell).join(',') + lineEnd).join('')

/** Times in UTC (ISO 8601), amounts in the network's coin with a point, so that every program reads them the same. */
function cells(item: ActivityItem, network: NetworkView | null): readonly string[] {
  const decimals = network?.currency.decimals ?? 18
  return [
    new Date(item.createdAt).toISOString(),
    statusTexts[item.status].word(),
    network?.name ?? '',
    String(item.chainId),
    item.from,
    item.to ?? '',
    formatUnits(BigInt(item.value), decimals),
    item.fee === null ? '' : formatUnits(BigInt(item.fee), decimals),
    network?.currency.symbol ?? '',
    item.origin,
    String(item.nonce),
    item.hash ?? '',
    item.data,
  ]
}

const heads = (): readonly string[] => [
  m.transaction_when(),
  m.export_status(),
  m.transaction_network(),
  m.tx_chain(),
  m.transaction_from(),
  m.transaction_to(),
  m.transaction_amount(),
  m.transaction_fee(),
  m.export_coin(),
  m.transaction_asked(),
  m.transaction_nonce(),
  m.transaction_hash(),
  m.transaction_data(),
]

/** With a byte order mark, without which some spreadsheets read Chinese as something else. */
export const activityCsv = (items: readonly ActivityItem[], find: Find): string =>
  `\uFEFF${csvOf([heads(), ...items.map((item) => cells(item, find(item.chainId)))])}`

/** Amounts in wei as decimal text, times in UTC; names of fields are the same in every language. */
export const activityJson = (items: readonly ActivityItem[], find: Find): string =>
  JSON.stringify(
    items.map(({ id: _id, ways: _ways, replaces: _replaces, replacedBy: _by, list: _list, ...item }) => ({
      ...item,
      value: BigInt(item.value).toString(),
      fee: item.fee === null ? null : BigInt(item.fee).toString(),
      createdAt: new Date(item.createdAt).toISOString(),
      network: find(item.chainId)?.name ?? null,
      symbol: find(item.chainId)?.currency.symbol ?? null,
    })),
    null,
    2,
  )
