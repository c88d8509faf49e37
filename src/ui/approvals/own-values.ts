import { quantity } from '#core/quantity.ts'
import type { Fee } from '#domain/transactions/decision.ts'
import { highestPrice } from '#domain/transactions/fees.ts'
import { largestGap } from '#domain/transactions/place.ts'
import type { Quote } from '#domain/transactions/quote.ts'
import { reaches } from '#domain/transactions/replacement.ts'
import { parseAmount } from '#ui/app/parse-amount.ts'

/** What the user types instead of what is proposed; empty where nothing. Prices in gwei, `gas` in units. */
export type OwnValues = {
  readonly price: string
  readonly tip: string
  readonly gas: string
  readonly nonce: string
}

export const noOwnValues: OwnValues = { price: '', tip: '', gas: '', nonce: '' }

export type OwnProblem =
  | 'not-a-number'
  | 'price-zero'
  | 'price-too-high'
  | 'tip-above-price'
  | 'gas-too-low'
  | 'gas-too-high'
  | 'nonce-used'
  | 'nonce-too-high'
  | 'underpriced'

/** What a chosen nonce means: `gap` waits until all between are sent, `replaces` takes the place of one that waits. */
export type NonceMeaning = 'next' | 'gap' | 'replaces'

export type Chosen = {
  readonly fee: Fee
  readonly gasLimit: bigint
  /** The most that can be paid, in wei. */
  readonly cost: bigint
  /** `null`: the next free one. */
  readonly nonce: { readonly value: bigint; readonly means: NonceMeaning } | null
}

/** Units. Below the first nothing is ever run (EIP-2 and before), and no block of a known network holds the second. */
const gasBounds = { least: 21_000n, most: 60_000_000n } as const
/** A price above so many times that of the fastest, and so much in wei, is a slip of the finger. */
const highest = { times: 20n, beside: 10_000_000_000n } as const

type Problems = Partial<Record<keyof OwnValues, OwnProblem>>
type Picked = Quote['fees'][number]

const gwei = (text: string): bigint | null => {
  const read = parseAmount(text, 9)
  return read.ok ? read.value : null
}

const whole = (text: string): bigint | null => {
  const read = parseAmount(text, 0)
  return read.ok ? read.value : null
}

function feeOf(own: OwnValues, quote: Quote, { fee }: Picked, problems: Problems): Fee {
  const price = own.price === '' ? highestPrice(fee) : gwei(own.price)
  const most = quote.fees.reduce((top, each) => (highestPrice(each.fee) > top ? highestPrice(each.fee) : top), 0n)
  if (price === null) problems.price = 'not-a-number'
  else if (own.price !== '' && price === 0n) problems.price = 'price-zero'
  else if (own.price !== '' && price > most * highest.times + highest.beside) problems.price = 'price-too-high'
  if (fee.type === 'legacy') return { type: 'legacy', gasPrice: quantity(price ?? 0n) }
  const proposed = BigInt(fee.maxPriorityFeePerGas)
  const tip = own.tip === '' ? (price !== null && proposed > price ? price : proposed) : gwei(own.tip)
  if (tip === null) problems.tip = 'not-a-number'
  else if (price !== null && tip > price) problems.tip = 'tip-above-price'
  return { type: 'eip1559', maxFeePerGas: quantity(price ?? 0n), maxPriorityFeePerGas: quantity(tip ?? 0n) }
}

function gasOf({ gas }: OwnValues, quote: Quote, problems: Problems): bigint {
  if (gas === '') return BigInt(quote.gasLimit)
  const read = whole(gas)
  if (read === null) problems.gas = 'not-a-number'
  else if (read < gasBounds.least) problems.gas = 'gas-too-low'
  else if (read > gasBounds.most) problems.gas = 'gas-too-high'
  return read ?? 0n
}

function nonceOf({ nonce }: OwnValues, quote: Quote, fee: Fee, problems: Problems): Chosen['nonce'] {
  const next = BigInt(quote.nonce)
  const value = nonce === '' ? next : whole(nonce)
  const taken = quote.nonces?.taken.find((each) => BigInt(each.nonce) === value)
  if (nonce === '') {
    // The proposed nonce is only taken where the question is to replace what has it.
    if (taken !== undefined && !reaches(fee, taken.least)) problems.price ??= 'underpriced'
    return null
  }
  if (value === null) problems.nonce = 'not-a-number'
  else if (value < BigInt(quote.nonces?.used ?? 0)) problems.nonce = 'nonce-used'
  else if (value > next + BigInt(largestGap)) problems.nonce = 'nonce-too-high'
  else if (taken !== undefined && !reaches(fee, taken.least)) problems.nonce = 'underpriced'
  if (value === null) return null
  return { value, means: taken === undefined && value >= next ? (value > next ? 'gap' : 'next') : 'replaces' }
}

/** What is sent when consent is given now; `null` while something typed cannot be. */
export function readOwnValues(
  own: OwnValues,
  quote: Quote,
  picked: Picked,
): { readonly chosen: Chosen | null; readonly problems: Readonly<Problems> } {
  const problems: Problems = {}
  const fee = feeOf(own, quote, picked, problems)
  const gasLimit = gasOf(own, quote, problems)
  const nonce = nonceOf(own, quote, fee, problems)
  if (Object.keys(problems).length > 0) return { chosen: null, problems }
  const cost = gasLimit * highestPrice(fee) + BigInt(quote.dataFee ?? 0)
  return { chosen: { fee, gasLimit, cost, nonce }, problems }
}
