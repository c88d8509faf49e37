import * as v from 'valibot'
import type { Address } from '#core/address.ts'
import { Quantity, quantity } from '#core/quantity.ts'
import type { ChainRpc } from '#domain/ports.ts'
import { AllowanceChange, BalanceChange, type Simulation } from '#domain/review/review.ts'
import { changesOf } from '#domain/review/simulation/changes.ts'
import { differ } from '#domain/review/simulation/differ.ts'
import { mostLogs, nativeToken, type Log } from '#domain/review/simulation/outcome.ts'
import { askNode, Count } from '#domain/transactions/ask-node.ts'
import type { Shown } from '#domain/transactions/shown.ts'

/**
 * What a mined transaction did to its sender, fee aside, by the events of its receipt. Those do not tell the native coin:
 * `coin` is its change in wei, as decimal text, by the balances around the block; `null` where they do not tell it either.
 */
export const Happened = v.object({
  changes: v.array(BalanceChange),
  allowances: v.array(AllowanceChange),
  coin: v.nullable(v.pipe(v.string(), v.regex(/^-?\d+$/))),
})
export type Happened = v.InferOutput<typeof Happened>

/** More changes than these are kept of no transaction. */
const mostChanges = 100

/** By the events alone. `null` where there are more than anybody could be shown. */
export function happenedBy(logs: readonly Log[], account: Address): Happened | null {
  if (logs.length > mostLogs) return null
  const { balances, allowances } = changesOf(
    logs.filter(({ address }) => address !== nativeToken),
    account,
  )
  if (balances.length + allowances.length > mostChanges) return null
  return { changes: [...balances], allowances: [...allowances], coin: null }
}

type Place = {
  readonly chainId: number
  readonly from: Address
  readonly blockNumber: number
  readonly fee: string | null
}

/** The change of the native coin, where the block has no other transaction of the account, and the node still knows. */
export async function coinChange(chainRpc: ChainRpc, place: Place): Promise<bigint | null> {
  const { chainId, from, blockNumber, fee } = place
  if (fee === null || blockNumber === 0) return null
  const at = (height: number) => [from, quantity(BigInt(height))]
  const ask = async (height: number) =>
    Promise.all([
      askNode(chainRpc, chainId, 'eth_getBalance', at(height), Quantity),
      askNode(chainRpc, chainId, 'eth_getTransactionCount', at(height), Count),
    ])
  const [[before, countBefore], [after, countAfter]] = await Promise.all([ask(blockNumber - 1), ask(blockNumber)])
  if (!before.ok || !after.ok || !countBefore.ok || !countAfter.ok) return null
  if (countAfter.value - countBefore.value !== 1) return null
  return BigInt(after.value) - BigInt(before.value) + BigInt(fee)
}

const coinOf = (changes: readonly BalanceChange[]): bigint =>
  BigInt(changes.find(({ asset }) => asset === 'native')?.amount ?? 0)

/** The coin as another look would show it: more of it than shown may be anybody’s gift, and a fee is told to its last wei by few networks. */
function likelyCoin({ coin }: Happened, shown: bigint, fee: bigint): bigint {
  if (coin === null) return shown
  const missing = shown - BigInt(coin)
  return missing <= fee ? shown : BigInt(coin)
}

/** Whether what happened is something else than what was shown, by more than time and price alone make of it. */
export function differs(shown: Shown, happened: Happened, fee: string | null): boolean {
  const look = (changes: Simulation['changes'], allowances: Simulation['allowances'] = []): Simulation => ({
    ...{ state: 'ok', reason: null, changes, allowances },
  })
  const coin = likelyCoin(happened, coinOf(shown.changes), BigInt(fee ?? 0))
  const native = coin === 0n ? [] : [{ asset: 'native', amount: String(coin) }]
  return differ(look(shown.changes, shown.allowances), look([...native, ...happened.changes], happened.allowances))
}

/** All that it did, the coin among it. */
export const allChanges = ({ coin, changes }: Happened): readonly BalanceChange[] =>
  coin === null || coin === '0' ? changes : [{ asset: 'native', amount: coin }, ...changes]
