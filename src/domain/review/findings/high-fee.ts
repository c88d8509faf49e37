import { highestPrice } from '#domain/transactions/fees.ts'
import type { Rule } from '#domain/review/subject.ts'

const farAbove = 3n

/** The site asks for far more than the fastest fee of the network, or the usual fee is more than what a transfer sends. */
export const highFee: Rule = {
  severity: 'warn',
  find: (subject) => {
    if (subject.kind !== 'transaction' || subject.quote === null) return null
    const { fees } = subject.quote
    const of = (speed: (typeof fees)[number]['speed']) => fees.find((each) => each.speed === speed)
    const site = of('site')
    const fast = of('fast')
    if (site !== undefined && fast !== undefined && highestPrice(site.fee) > farAbove * highestPrice(fast.fee)) {
      return { cost: BigInt(site.cost).toString() }
    }
    const usual = site ?? of('normal')
    const { value, data } = subject.request
    const sent = data.length === 2 ? BigInt(value) : 0n
    return usual !== undefined && sent > 0n && BigInt(usual.cost) > sent
      ? { cost: BigInt(usual.cost).toString() }
      : null
  },
}
