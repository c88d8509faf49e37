import { m } from '#messages/messages.js'
import { reachOf } from '#domain/allowances/danger.ts'
import type { StandingRight } from '#domain/allowances/standing-right.ts'
import { isUnlimited } from '#domain/review/call.ts'
import { tokenAmount } from '#ui/approvals/token-amount.ts'
import { formatAmount, formatDate, formatNumber } from '#ui/format.ts'

/** Set apart, as letters of a right-to-left script would otherwise move what stands beside them. */
const apart = (text: string): string => `\u2068${text}\u2069`

/** What the token or the collection is called: by itself, or by the ends of its address. */
export const contractName = ({ right, symbol, name }: Pick<StandingRight, 'right' | 'symbol' | 'name'>): string =>
  apart(symbol ?? name ?? `${right.contract.slice(0, 6)}…${right.contract.slice(-4)}`)

function amountOf(amount: bigint, row: StandingRight): string {
  const { symbol, decimals } = row
  if (decimals === null) return m.tx_units({ amount: formatNumber(amount) })
  return symbol === null
    ? `${formatAmount(amount, decimals)} ${contractName(row)}`
    : tokenAmount(amount, { symbol, decimals })
}

/** How much of what may be taken. */
export function allowanceTitle(row: StandingRight): string {
  const { right, amount } = row
  const name = contractName(row)
  if (right.type === 'item') return m.allowances_item({ name, id: BigInt(right.tokenId).toString() })
  if (right.type === 'collection') return m.allowances_collection({ name })
  if (amount === null || amount === 'all') return m.allowances_some({ name })
  return isUnlimited(BigInt(amount))
    ? m.allowances_unlimited({ name })
    : m.allowances_up_to({ amount: amountOf(BigInt(amount), row) })
}

/** What that means for what one has now. */
export function allowanceMeans(row: StandingRight): string {
  const balance = row.balance === null ? null : BigInt(row.balance)
  const isOfToken = row.right.type === 'token' || row.right.type === 'permit2'
  const reach = reachOf(row)
  switch (reach) {
    case 'nothing':
      return m.allowances_none_now()
    case 'all-there-is':
      return isOfToken ? m.allowances_all_there_is() : ''
    case 'unknown':
      return row.amount === null ? m.allowances_not_read() : ''
    case 'everything':
    case 'part':
      return balance === null || !isOfToken ? '' : m.allowances_you_have({ amount: amountOf(balance, row) })
    default:
      return reach satisfies never
  }
}

/** Since when and until when, as far as it is known. */
export function allowanceTimes({ givenAt, until }: Pick<StandingRight, 'givenAt' | 'until'>): readonly string[] {
  const ends = until !== null && until < 253_402_300_800
  return [
    ...(givenAt === null ? [] : [m.allowances_given({ date: formatDate(givenAt * 1_000) })]),
    ...(ends ? [m.allowances_until({ date: formatDate(until * 1_000) })] : []),
  ]
}

/** Whether what it means is said in the colour of a warning: as all that one has may go, or nobody knows. */
export const allowanceTone = (row: StandingRight): 'warn' | 'plain' =>
  ['everything', 'all-there-is', 'unknown'].includes(reachOf(row)) ? 'warn' : 'plain'
