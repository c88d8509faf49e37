import * as v from 'valibot'
import { Address } from '#core/address.ts'
import { ChainId } from '#core/chain-id.ts'
import { Origin } from '#core/origin.ts'
import { Quantity } from '#core/quantity.ts'
import { Decimals, TokenSymbol } from '#domain/assets/asset.ts'

/**
 * How much of one asset may leave, or be allowed to be taken, without another proof. `token` is `null` for the network's own
 * coin; amounts in base units, `null` for no limit. What is above `waitAbove` is held first, where a time is set. `symbol` and `decimals` are how the user saw the asset when setting it.
 */
export const Limit = v.object({
  chainId: ChainId,
  token: v.nullable(Address),
  symbol: TokenSymbol,
  decimals: Decimals,
  perTransaction: v.nullable(Quantity),
  perDay: v.nullable(Quantity),
  waitAbove: v.optional(v.nullable(Quantity), null),
})
export type Limit = v.InferOutput<typeof Limit>

const mostLimits = 50
const mostAllowed = 200

/** Minutes: not at all, 10 minutes, an hour, a day. */
export const waitChoices = [0, 10, 60, 1_440] as const

/** For how long what is large, or goes to somebody for the `firstTime`, is kept unsigned after consent. */
export const Wait = v.object({ minutes: v.picklist(waitChoices), firstTime: v.boolean() })
export type Wait = v.InferOutput<typeof Wait>

export const noWait: Wait = { minutes: 0, firstTime: false }

/** What the user set for one site or account. `allowed`: whom money may go to, and what may be called; `null` for everybody. */
export const Guardrail = v.object({
  limits: v.pipe(v.array(Limit), v.maxLength(mostLimits)),
  allowed: v.nullable(v.pipe(v.array(Address), v.maxLength(mostAllowed))),
  wait: v.optional(Wait, noWait),
})
export type Guardrail = v.InferOutput<typeof Guardrail>

/** Nothing is limited. */
export const noGuardrail: Guardrail = { limits: [], allowed: null, wait: noWait }

/** Whose guardrail it is: an account's, for whatever is asked of it, or a site's, of whichever account. */
export const Guarded = v.union([Address, Origin])
export type Guarded = v.InferOutput<typeof Guarded>

/** All of them, in one sealed row. */
export const Guardrails = v.array(v.object({ of: Guarded, guardrail: Guardrail }))
export type Guardrails = v.InferOutput<typeof Guardrails>

/** `null` for the network's own coin. */
export type Token = Address | null

export const isFor = (limit: Limit, chainId: ChainId, token: Token): boolean =>
  limit.chainId === chainId && limit.token === token

export const isSet = ({ limits, allowed, wait }: Guardrail): boolean =>
  limits.length > 0 || allowed !== null || wait.minutes > 0
