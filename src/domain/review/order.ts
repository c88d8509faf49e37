import type { Address } from '#core/address.ts'
import { domainText, type TypedData } from '#core/eip712.ts'
import type { TypedStruct, TypedValue } from '#core/typed-data-value.ts'
import { addressOf, integerOf, structsOf } from '#domain/review/typed-fields.ts'

/** `token` is `null` for the network's own coin, `id` for what has none; `amount` in base units. */
export type OrderItem = { readonly token: Address | null; readonly id: bigint | null; readonly amount: bigint }

/**
 * What the signer gives, and what comes to the signer itself, at the worst. `pays`: to whom anything comes by it. `until` in
 * seconds since the epoch.
 */
export type Order = {
  readonly gives: readonly OrderItem[]
  readonly gets: readonly OrderItem[]
  readonly pays: readonly Address[]
  readonly until: bigint | null
}

const native = 0n
const erc20 = 1n

/** An amount may move from one to another over the order's time. */
function itemOf(struct: TypedStruct, worst: (a: bigint, b: bigint) => bigint): OrderItem {
  const type = integerOf(struct, 'itemType')
  const [start, end] = [integerOf(struct, 'startAmount') ?? 0n, integerOf(struct, 'endAmount') ?? 0n]
  return {
    token: type === native ? null : addressOf(struct, 'token'),
    id: type === native || type === erc20 ? null : integerOf(struct, 'identifierOrCriteria'),
    amount: worst(start, end),
  }
}

const least = (a: bigint, b: bigint): bigint => (a < b ? a : b)
const most = (a: bigint, b: bigint): bigint => (a > b ? a : b)

function orderOf(struct: TypedStruct): Order {
  const maker = addressOf(struct, 'offerer')
  const consideration = structsOf(struct, 'consideration')
  const forMaker = consideration.filter((item) => addressOf(item, 'recipient') === maker)
  return {
    gives: structsOf(struct, 'offer').map((item) => itemOf(item, most)),
    gets: forMaker.map((item) => itemOf(item, least)),
    pays: consideration.flatMap((item) => addressOf(item, 'recipient') ?? []),
    until: integerOf(struct, 'endTime'),
  }
}

const leavesOf = (value: TypedValue): readonly TypedStruct[] => {
  if (value.kind === 'struct') return [value]
  return value.kind === 'array' ? value.items.flatMap(leavesOf) : []
}

/**
 * The orders of Seaport that one signature makes: one, or a whole tree, whose empty places are left out. None for other
 * data. Source: ProjectOpenSea/seaport-types ConsiderationStructs.sol, “Bulk orders”.
 */
export function readOrders(data: TypedData): readonly Order[] {
  const { primaryType, message } = data
  if (primaryType === 'OrderComponents') return [orderOf(message)]
  if (primaryType !== 'BulkOrder') return []
  const tree = message.fields.find(({ name }) => name === 'tree')?.value
  const orders = tree === undefined ? [] : leavesOf(tree).map(orderOf)
  return orders.filter(({ gives }) => gives.length > 0)
}

/** Other markets, by the name that their contracts sign under. Their orders are shown as they are. */
const markets: ReadonlySet<string> = new Set(['Seaport', 'Blur Exchange', 'LooksRareExchange', 'LooksRareProtocol'])

export const isOrder = (data: TypedData): boolean =>
  readOrders(data).length > 0 || (markets.has(domainText(data, 'name') ?? '') && data.primaryType.includes('Order'))

/** Something leaves, and nothing that is worth anything comes back to who signs. */
export const isForNothing = ({ gives, gets }: Order): boolean =>
  gives.some(({ amount }) => amount > 0n) && gets.every(({ amount }) => amount === 0n)
