import type { Described, DescribedField, DescribedValue } from '#domain/review/erc7730/described.ts'
import { names, tokens } from '#tests/vectors/erc7730/device-data.ts'

/**
 * The device whose screens the registry's texts were read from: English, 12-hour clock, labels cut, and a list of tokens
 * and names of its own. Only how values are written is here; what they are is the engine's answer.
 */

const units = (amount: bigint, decimals: number): string => {
  const digits = amount.toString().padStart(decimals + 1, '0')
  const fraction = decimals === 0 ? '' : digits.slice(-decimals).replace(/0+$/, '')
  return `${digits.slice(0, digits.length - decimals)}${fraction === '' ? '' : `.${fraction}`}`
}

const furthest = 8_640_000_000_000n

function date(seconds: bigint): string {
  if (seconds > furthest) return seconds.toString()
  const [day = '', time = ''] = new Date(Number(seconds) * 1_000).toISOString().split(/[T.]/)
  const hour = Number(time.slice(0, 2))
  return `${day} ${String(hour % 12 || 12).padStart(2, '0')}${time.slice(2)} ${hour < 12 ? 'AM' : 'PM'} UTC`
}

const unknown = { symbol: '???', decimals: 0 }
const tokenOf = (chainId: number, address: string | null): { symbol: string; decimals: number } => {
  const [symbol, decimals] = tokens[`${chainId}:${String(address).toLowerCase()}`] ?? []
  return symbol === undefined || decimals === undefined ? unknown : { symbol, decimals }
}

export function deviceText(value: DescribedValue, chainId: number): string {
  switch (value.type) {
    case 'text':
      return value.text
    case 'integer':
      return value.integer
    case 'flag':
      return String(value.flag)
    case 'bytes':
      return value.bytes
    case 'address':
    case 'sender':
      return names[value.address] ?? value.address
    case 'coin':
      return `${units(BigInt(value.amount), 18)} ETH`
    case 'token-amount': {
      const { symbol, decimals } = tokenOf(value.chainId ?? chainId, value.token)
      const amount = value.beyond === null ? units(BigInt(value.amount), decimals) : value.beyond || 'Unlimited'
      return `${amount} ${symbol}`
    }
    case 'token':
      return tokenOf(value.chainId ?? chainId, value.token).symbol
    case 'nft':
      return value.id
    case 'date':
      return date(BigInt(value.seconds))
    case 'unit':
      return `${units(BigInt(value.amount), value.decimals)} ${value.base}`
    case 'block':
      return value.height
    case 'duration':
      return value.seconds
    case 'chain':
      return value.chainId
    case 'call':
      return value.data
    default:
      return value satisfies never
  }
}

const cutLabel = {
  call: (label: string): string => (label.length > 20 ? `${label.slice(0, 17)}...` : label),
  message: (label: string): string => label.slice(0, 25),
}

/** Label and value of everything on the screens. */
export type Screen = { readonly label: string; readonly value: string }

export function screensOf(kind: 'call' | 'message', described: Described, chainId: number): Screen[] {
  const screen = ({ label, value }: DescribedField): Screen => ({
    label: cutLabel[kind](label),
    value: deviceText(value, chainId),
  })
  const intent = described.intent.map((part) => (typeof part === 'string' ? part : deviceText(part, chainId))).join('')
  return [{ label: intent, value: '' }, ...described.fields.map(screen)]
}

export const coinText = (amount: bigint): string => `${units(amount, 18)} ETH`

const bare = (text: string): string => text.replaceAll(/\s/g, '')

/**
 * Whether the texts, which lines on the device break anywhere, are made of screens, each used once and whole, or of the
 * label of one alone. A value can so be left out by the texts, but never differ from them.
 */
export function isMadeOf(texts: readonly string[], screens: readonly Screen[]): boolean {
  const go = (rest: string, left: readonly Screen[]): boolean =>
    rest === '' ||
    left.some((screen, index) => {
      const others = left.toSpliced(index, 1)
      const [label, whole] = [bare(screen.label), bare(screen.label + screen.value)]
      return (
        (rest.startsWith(whole) && go(rest.slice(whole.length), others)) ||
        (label !== '' && rest.startsWith(label) && go(rest.slice(label.length), others))
      )
    })
  return go(bare(texts.join('')), screens)
}
