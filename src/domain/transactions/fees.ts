import * as v from 'valibot'
import { quantity, type Quantity } from '#core/quantity.ts'
import { FeePerGas, type Fee } from '#domain/transactions/decision.ts'

/** The percentiles of `eth_feeHistory` behind slow, normal and fast. */
export const rewardPercentiles = [10, 50, 90] as const
export const historyBlocks = 20

/** A whole coin for one unit of gas: no network has come near it, and no transfer could be paid for. */
const mostPerGas = 10n ** 18n

/** What a node says one unit of gas costs, in wei. */
export const WeiPerGas = v.pipe(
  FeePerGas,
  v.transform((fee) => BigInt(fee)),
  v.check((fee) => fee <= mostPerGas, 'range'),
)

/** `baseFeePerGas` has one more than the blocks: the next one's. Source: execution-apis eth_feeHistory. */
export const FeeHistory = v.object({
  baseFeePerGas: v.pipe(v.array(WeiPerGas), v.minLength(2), v.maxLength(1_025)),
  reward: v.optional(v.nullable(v.pipe(v.array(v.pipe(v.array(WeiPerGas), v.length(3))), v.maxLength(1_024)))),
})
export type FeeHistory = v.InferOutput<typeof FeeHistory>

export type Speed = 'slow' | 'normal' | 'fast'
export type SpeedFee = { readonly speed: Speed; readonly fee: Fee }

/** How much the base fee may grow before it is mined: 12.5 % a block (EIP-1559), so 2, 4 and 6 full blocks. */
const headroom: Record<Speed, bigint> = { slow: 127n, normal: 161n, fast: 203n }
const legacyFactor: Record<Speed, bigint> = { slow: 100n, normal: 110n, fast: 125n }
const speeds: readonly Speed[] = ['slow', 'normal', 'fast']

/** One tip of the three may be this many times the one below, no more, whatever a few blocks paid. */
const tipStep = 10n

const smaller = (a: bigint, b: bigint): bigint => (a < b ? a : b)
const larger = (a: bigint, b: bigint): bigint => (a > b ? a : b)

function median(values: readonly bigint[]): bigint {
  const sorted = values.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0))
  return sorted[sorted.length >> 1] ?? 0n
}

/** The median over the blocks that paid anything: one block's outlier moves nothing. */
const tipAt = (history: FeeHistory, column: number): bigint =>
  median((history.reward ?? []).map((block) => block[column] ?? 0n).filter((tip) => tip > 0n))

/** Whether any block of the history paid a tip; where none did, the node's own suggestion is needed. */
export const hasTips = (history: FeeHistory): boolean =>
  (history.reward ?? []).some((block) => block.some((tip) => tip > 0n))

/** Whether the chain had a base fee at all in these blocks. A base fee of zero and none at all look the same here. */
export const hasBaseFee = (history: FeeHistory): boolean => history.baseFeePerGas.some((fee) => fee > 0n)

/** The next base fee as told, but never above twice the highest of the blocks before it. */
function nextBaseFee({ baseFeePerGas }: FeeHistory): bigint {
  const next = baseFeePerGas.at(-1) ?? 0n
  const highest = baseFeePerGas.slice(0, -1).reduce(larger, 0n)
  return highest === 0n ? next : smaller(next, 2n * highest)
}

/** @param fallbackTip wei per gas, used where no block of the history paid a tip. */
export function eip1559Fees(history: FeeHistory, fallbackTip: bigint): readonly SpeedFee[] {
  const base = nextBaseFee(history)
  let below: bigint | null = null
  return speeds.map((speed, column) => {
    const told = hasTips(history) ? tipAt(history, column) : fallbackTip
    const tip: bigint = below === null ? told : larger(below, below === 0n ? told : smaller(told, below * tipStep))
    below = tip
    const maxFee = (base * headroom[speed]) / 100n + tip
    return {
      speed,
      fee: { type: 'eip1559', maxFeePerGas: quantity(maxFee), maxPriorityFeePerGas: quantity(tip) },
    }
  })
}

/** @param gasPrice `eth_gasPrice`, wei per gas. */
export const legacyFees = (gasPrice: bigint): readonly SpeedFee[] =>
  speeds.map((speed) => ({
    speed,
    fee: { type: 'legacy', gasPrice: quantity((gasPrice * legacyFactor[speed]) / 100n) },
  }))

/** The most that one unit of gas can cost, in wei. */
export const highestPrice = (fee: Fee): bigint => BigInt(fee.type === 'legacy' ? fee.gasPrice : fee.maxFeePerGas)

type Asked = {
  readonly gasPrice: Quantity | null
  readonly maxFeePerGas: Quantity | null
  readonly maxPriorityFeePerGas: Quantity | null
}

/**
 * The fee that a site asked for, or `null` where it asked for none or for one that no node takes (a tip above the
 * maximum; both kinds at once; the new kind on a chain without a base fee). What it left out is that of `normal`.
 */
export function siteFee({ gasPrice, maxFeePerGas, maxPriorityFeePerGas }: Asked, normal: Fee): Fee | null {
  const asksNew = maxFeePerGas !== null || maxPriorityFeePerGas !== null
  if (gasPrice !== null) return asksNew ? null : { type: 'legacy', gasPrice }
  if (!asksNew || normal.type === 'legacy') return null
  const usual = BigInt(normal.maxPriorityFeePerGas)
  const most = maxFeePerGas === null ? null : BigInt(maxFeePerGas)
  const tip = maxPriorityFeePerGas === null ? smaller(usual, most ?? usual) : BigInt(maxPriorityFeePerGas)
  const max = most ?? BigInt(normal.maxFeePerGas) - usual + tip
  if (tip > max) return null
  return { type: 'eip1559', maxFeePerGas: quantity(max), maxPriorityFeePerGas: quantity(tip) }
}
