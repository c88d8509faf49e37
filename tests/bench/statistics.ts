/** One quantity as sampled: the median, and the median distance from it. */
export type Summary = { readonly median: number; readonly spread: number; readonly samples: number }

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle] ?? Number.NaN
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2
}

export function summary(values: readonly number[]): Summary {
  const centre = median(values)
  return { median: centre, spread: median(values.map((value) => Math.abs(value - centre))), samples: values.length }
}

/** The difference of two series that were sampled in pairs: its median, and the interval that holds it 95 times in 100. */
export type Difference = { readonly median: number; readonly from: number; readonly to: number }

/** By the order statistics of the pairs (the sign test), so that no shape of the noise is assumed. */
export function pairedDifference(a: readonly number[], b: readonly number[]): Difference {
  const differences = a.map((value, index) => value - (b[index] ?? Number.NaN)).toSorted((x, y) => x - y)
  const count = differences.length
  const reach = 1.96 * Math.sqrt(count / 4)
  const at = (index: number) => differences[Math.min(count - 1, Math.max(0, index))] ?? Number.NaN
  return { median: median(differences), from: at(Math.floor(count / 2 - reach)), to: at(Math.ceil(count / 2 + reach)) }
}

/**
 * Takes samples of several subjects in turn, forwards then backwards, so that a drift of the machine falls on all alike.
 * The first round is a warm-up and is thrown away.
 */
export async function interleaved<K extends string>(
  rounds: number,
  samplers: Readonly<Record<K, () => Promise<number>>>,
): Promise<Readonly<Record<K, readonly number[]>>> {
  const names = Object.keys(samplers) as K[]
  const taken = Object.fromEntries(names.map((name): [K, number[]] => [name, []])) as Record<K, number[]>
  for (let round = 0; round <= rounds; round += 1) {
    for (const name of round % 2 === 0 ? names : names.toReversed()) {
      const value = await samplers[name]()
      if (round > 0) taken[name].push(value)
    }
  }
  return taken
}
