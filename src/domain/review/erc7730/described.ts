import * as v from 'valibot'
import { Address } from '#core/address.ts'
import { Hex } from '#core/hex.ts'

const Integer = v.pipe(v.string(), v.regex(/^-?\d+$/))

/** A value as it is to be read; integers as decimal text. Texts of what is signed are foreign, whatever they say. */
type Plain =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'integer'; readonly integer: string }
  | { readonly type: 'flag'; readonly flag: boolean }
  | { readonly type: 'bytes'; readonly bytes: Hex }
  | { readonly type: 'address'; readonly address: Address }
  /** Whoever asks: the descriptor says that another value stands for them. */
  | { readonly type: 'sender'; readonly address: Address }
  /** Of the network's own coin, in wei. */
  | { readonly type: 'coin'; readonly amount: string }
  /** In base units; `chainId` where it is another network's. `beyond`, if not `null`, stands for “without end”; it may be empty. */
  | {
      readonly type: 'token-amount'
      readonly amount: string
      readonly token: Address | null
      readonly chainId: number | null
      readonly beyond: string | null
    }
  | { readonly type: 'token'; readonly token: Address; readonly chainId: number | null }
  | { readonly type: 'nft'; readonly id: string; readonly collection: Address }
  /** Seconds since the epoch. */
  | { readonly type: 'date'; readonly seconds: string }
  | { readonly type: 'block'; readonly height: string }
  | { readonly type: 'duration'; readonly seconds: string }
  /** `amount / 10^decimals`, of `base`. */
  | {
      readonly type: 'unit'
      readonly amount: string
      readonly decimals: number
      readonly base: string
      readonly prefix: boolean
    }
  | { readonly type: 'chain'; readonly chainId: string }

export type DescribedValue =
  | Plain
  /** A call within; `described` is `null` where nothing describes it. */
  | { readonly type: 'call'; readonly to: Address; readonly data: Hex; readonly described: Described | null }

export type DescribedField = { readonly label: string; readonly value: DescribedValue }

/**
 * What the owner of a contract says that a request to it means. `rest` is what the description neither shows nor leaves
 * out by name, by the path of each value. `owner` is `null` where none is named.
 */
export type Described = {
  readonly owner: string | null
  readonly intent: readonly (string | DescribedValue)[]
  readonly fields: readonly DescribedField[]
  readonly rest: readonly DescribedField[]
}

const DescribedValue: v.GenericSchema<unknown, DescribedValue> = v.variant('type', [
  v.object({ type: v.literal('text'), text: v.string() }),
  v.object({ type: v.literal('integer'), integer: Integer }),
  v.object({ type: v.literal('flag'), flag: v.boolean() }),
  v.object({ type: v.literal('bytes'), bytes: Hex }),
  v.object({ type: v.literal('address'), address: Address }),
  v.object({ type: v.literal('sender'), address: Address }),
  v.object({ type: v.literal('coin'), amount: Integer }),
  v.object({
    type: v.literal('token-amount'),
    amount: Integer,
    token: v.nullable(Address),
    chainId: v.nullable(v.number()),
    beyond: v.nullable(v.string()),
  }),
  v.object({ type: v.literal('token'), token: Address, chainId: v.nullable(v.number()) }),
  v.object({ type: v.literal('nft'), id: Integer, collection: Address }),
  v.object({ type: v.literal('date'), seconds: Integer }),
  v.object({ type: v.literal('block'), height: Integer }),
  v.object({ type: v.literal('duration'), seconds: Integer }),
  v.object({
    type: v.literal('unit'),
    amount: Integer,
    decimals: v.number(),
    base: v.string(),
    prefix: v.boolean(),
  }),
  v.object({ type: v.literal('chain'), chainId: Integer }),
  v.object({ type: v.literal('call'), to: Address, data: Hex, described: v.nullable(v.lazy(() => Described)) }),
])

const DescribedField = v.object({ label: v.string(), value: DescribedValue })

export const Described: v.GenericSchema<unknown, Described> = v.object({
  owner: v.nullable(v.string()),
  intent: v.array(v.union([v.string(), DescribedValue])),
  fields: v.array(DescribedField),
  rest: v.array(DescribedField),
})

/**
 * Why a description that is there says nothing: the data are not as it says; it asks for what is not in them or cannot
 * be read so; more than one claims the request; or it would be too long to read.
 */
export const undescribed = ['other-data', 'unreadable', 'ambiguous', 'too-long'] as const
export type Undescribed = (typeof undescribed)[number]

/** In `rest`: the coin that is sent along, and data behind the arguments. */
export const valueLabel = '@.value'
export const surplusLabel = '@.surplus'

/** Nothing in it is left to the reader of bytes. */
export const isWhole = ({ fields, rest }: Described): boolean =>
  !rest.some(({ label }) => label === surplusLabel) &&
  fields.every(({ value }) => value.type !== 'call' || (value.described !== null && isWhole(value.described)))

/** Contracts whose amounts a description names, on the network of the request. */
export function tokensDescribed({ intent, fields }: Described): Address[] {
  const values = [...fields.map(({ value }) => value), ...intent.filter((part) => typeof part !== 'string')]
  return values.flatMap((value) => {
    if (value.type === 'call') return value.described === null ? [] : tokensDescribed(value.described)
    const isToken = value.type === 'token-amount' || value.type === 'token'
    return isToken && value.token !== null && value.chainId === null ? [value.token] : []
  })
}
