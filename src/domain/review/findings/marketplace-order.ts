import { isOrder, readOrders } from '#domain/review/order.ts'
import type { Rule } from '#domain/review/subject.ts'

/** Whoever has the signature may buy at the price in it, until the order ends. */
export const marketplaceOrder: Rule = {
  severity: 'warn',
  find: (subject) => {
    if (subject.kind !== 'typed-data' || !isOrder(subject.typedData)) return null
    const orders = readOrders(subject.typedData)
    const until = orders.length === 1 ? (orders[0]?.until ?? null) : null
    return until === null ? {} : { deadline: until.toString() }
  },
}
