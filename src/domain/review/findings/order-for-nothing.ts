import { isForNothing, readOrders } from '#domain/review/order.ts'
import type { Rule } from '#domain/review/subject.ts'

/** An order by which things leave and nothing comes back to who signs it: how signatures empty wallets of NFTs. */
export const orderForNothing: Rule = {
  severity: 'danger',
  find: (subject) => {
    if (subject.kind !== 'typed-data') return null
    return readOrders(subject.typedData).some(isForNothing) ? {} : null
  },
}
