import { m } from '#messages/messages.js'
import type { DescribedValue } from '#domain/review/erc7730/described.ts'
import type { TokenFact } from '#domain/review/token-fact.ts'
import { plainTokenAmount, tokenOf } from '#ui/approvals/token-amount.ts'
import { formatAmount, formatDateTime, formatNumber } from '#ui/format.ts'
import { coin } from '#ui/screens/activity/activity-text.ts'
import type { NetworkView } from '#transport/contract/networks.ts'

type Around = { readonly tokens: readonly TokenFact[]; readonly network: NetworkView | null }
type Of<T extends DescribedValue['type']> = Extract<DescribedValue, { readonly type: T }>

/** The last moment that a date can name, in seconds; beyond it the number itself is more honest. */
const lastSecond = 8_640_000_000_000n

const dateText = (seconds: bigint): string =>
  seconds < 0n || seconds > lastSecond ? formatNumber(seconds) : formatDateTime(Number(seconds) * 1_000)

/** `02:17:30`, hours as many as there are. Source: ERC-7730 §`duration`. */
function durationText(seconds: bigint): string {
  const two = (part: bigint): string => part.toString().padStart(2, '0')
  return `${two(seconds / 3_600n)}:${two((seconds / 60n) % 60n)}:${two(seconds % 60n)}`
}

const prefixes = ['', 'k', 'M', 'G', 'T', 'P', 'E', 'Z', 'Y'] as const

/** Exact: an SI prefix moves the point and cuts nothing. */
function unitText({ amount, decimals, base, prefix }: Of<'unit'>): string {
  const value = BigInt(amount)
  const whole = ((value < 0n ? -value : value) / 10n ** BigInt(decimals)).toString().length
  const thousands = prefix ? Math.min(Math.floor((whole - 1) / 3), prefixes.length - 1) : 0
  return `${formatAmount(value, decimals + 3 * thousands)} ${prefixes[thousands] ?? ''}${base}`
}

const onChain = (text: string, chainId: number | null): string =>
  chainId === null ? text : `${text} ${m.described_on_chain({ chainId: String(chainId) })}`

function tokenAmountText({ amount, token, chainId, beyond }: Of<'token-amount'>, { tokens }: Around): string {
  const fact = token === null || chainId !== null ? null : tokenOf(tokens, token)
  const limit = beyond === '' ? m.described_beyond() : beyond
  if (fact !== null) return limit === null ? plainTokenAmount(BigInt(amount), fact) : `${limit} ${fact.symbol}`
  const unit = token === null ? m.described_token_unknown() : m.described_token_unit({ token })
  return onChain(`${limit ?? formatNumber(BigInt(amount))} ${unit}`, chainId)
}

/** In the user's language. What others have written in it still has to be drawn as foreign text. */
export function describedText(value: DescribedValue, around: Around): string {
  switch (value.type) {
    case 'text':
      return value.text
    case 'integer':
      return formatNumber(BigInt(value.integer))
    case 'flag':
      return value.flag ? m.choice_yes() : m.choice_no()
    case 'bytes':
      return value.bytes
    case 'address':
    case 'sender':
      return value.address
    case 'coin':
      return coin(BigInt(value.amount), around.network)
    case 'token-amount':
      return tokenAmountText(value, around)
    case 'token': {
      const fact = value.chainId === null ? tokenOf(around.tokens, value.token) : null
      return onChain(fact?.symbol ?? value.token, value.chainId)
    }
    case 'nft':
      return `#${value.id}`
    case 'date':
      return dateText(BigInt(value.seconds))
    case 'block':
      return m.described_block({ height: formatNumber(BigInt(value.height)) })
    case 'duration':
      return durationText(BigInt(value.seconds))
    case 'unit':
      return unitText(value)
    case 'chain':
      return value.chainId
    case 'call':
      return value.data
    default:
      return value satisfies never
  }
}

/** The address that belongs to a value and is shown with it, whole. */
export function addressIn(value: DescribedValue): string | null {
  switch (value.type) {
    case 'address':
    case 'sender':
      return value.address
    case 'token-amount':
    case 'token':
      return value.token
    case 'nft':
      return value.collection
    case 'call':
      return value.to
    default:
      return null
  }
}
