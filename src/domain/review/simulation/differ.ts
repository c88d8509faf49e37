import type { Simulation } from '#domain/review/review.ts'

/** What time and price alone move from one block to the next: 1 in 100. */
const nearby = (a: bigint, b: bigint): boolean => {
  const [one, other] = [a < 0n ? -a : a, b < 0n ? -b : b]
  return a < 0n === b < 0n && (one > other ? one - other : other - one) * 100n <= (one > other ? one : other)
}

/** Which of a new collection's pieces comes may depend on the block; what leaves is what it is. */
function balancesOf({ changes }: Simulation): ReadonlyMap<string, bigint> {
  const sums = new Map<string, bigint>()
  for (const { asset, amount } of changes) {
    const comes = !amount.startsWith('-')
    const key = comes ? `+${asset.split(':')[0] ?? asset}` : asset
    sums.set(key, (sums.get(key) ?? 0n) + BigInt(amount))
  }
  return sums
}

function sameBalances(one: Simulation, other: Simulation): boolean {
  const [a, b] = [balancesOf(one), balancesOf(other)]
  return (
    a.size === b.size &&
    [...a].every(([key, amount]) => {
      const there = b.get(key)
      return there !== undefined && nearby(amount, there)
    })
  )
}

function sameAllowances(one: Simulation, other: Simulation): boolean {
  const others = other.allowances ?? []
  return (
    (one.allowances ?? []).length === others.length &&
    (one.allowances ?? []).every(({ asset, spender, amount }) => {
      const there = others.find((each) => each.asset === asset && each.spender === spender)
      if (there === undefined || amount === 'all' || there.amount === 'all') return there?.amount === amount
      return nearby(BigInt(amount), BigInt(there.amount))
    })
  )
}

/** Whether two looks at one request come to something else: another end, other assets, or amounts apart by more than time makes. */
export function differ(one: Simulation, other: Simulation): boolean {
  if (one.state !== other.state) return true
  return one.state === 'ok' && !(sameBalances(one, other) && sameAllowances(one, other))
}

const harm = ({ changes, allowances = [] }: Simulation): number =>
  changes.filter(({ amount }) => amount.startsWith('-')).length +
  allowances.filter(({ amount }) => amount !== '0').length

/** Of two looks that differ, the one to show: by what is lost and let go; the second where that is alike. */
export const worse = (one: Simulation, other: Simulation): Simulation => (harm(one) > harm(other) ? one : other)
