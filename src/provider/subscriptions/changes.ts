import { follow, type Block, type Step } from '#provider/subscriptions/follow.ts'
import { coversBlock, type LogCriteria } from '#provider/subscriptions/log-criteria.ts'
import { transactionsOf, type NodeView } from '#provider/subscriptions/node-view.ts'
import type { Read } from '#provider/subscriptions/read.ts'
import type { Progress, Watch } from '#provider/subscriptions/watch.ts'

type Raw = Readonly<Record<string, unknown>>

/** How many transactions are remembered as told. */
export const mostSeen = 2_000
/** Enough of a hash to tell transactions of one time apart. */
const piece = (hash: string): string => hash.slice(2, 18)

/** A block without what is in it, as nodes tell of new ones. */
export function headOf({ raw }: Pick<Block, 'raw'>): Raw {
  const { transactions, uncles, withdrawals, size, totalDifficulty, ...head } = raw
  return head
}

async function logsOf(step: Step, { address, topics, ...bounds }: LogCriteria, read: Read): Promise<readonly Raw[]> {
  const { number, hash: blockHash } = step.block
  if (!coversBlock(bounds, number)) return []
  const criteria = { blockHash, ...(address == null ? {} : { address }), ...(topics == null ? {} : { topics }) }
  const logs = (): Promise<unknown> => read('eth_getLogs', [criteria])
  if (step.type === 'added') return (await logs()) as readonly Raw[]
  try {
    return ((await logs()) as readonly Raw[]).map((log) => ({ ...log, removed: true }))
  } catch {
    // Many nodes forget a block that is no longer part of the chain, and its logs with it.
    return []
  }
}

/** Transactions not told before: those that wait, and those of new blocks that never were seen to wait. */
export async function newTransactions(
  seen: readonly string[],
  steps: readonly Step[],
  view: NodeView,
): Promise<{ readonly seen: string[]; readonly hashes: readonly string[] }> {
  const mined = steps.flatMap((step) => (step.type === 'added' ? transactionsOf(step.block.raw) : []))
  const all = [...new Set([...mined, ...(await view.pending())])]
  const known = new Set(seen)
  const hashes = all.filter((hash) => !known.has(piece(hash)))
  return { hashes, seen: [...seen, ...hashes.map(piece)].slice(-mostSeen) }
}

/** What a watch has to tell since it was asked last, in the order of the chain, and how far it has come with it. */
export async function changesOf(
  watch: Watch,
  view: NodeView,
  read: Read,
): Promise<{ readonly progress: Progress; readonly results: readonly unknown[] }> {
  const { recent, steps } = await follow(watch.recent, view)
  const { wanted, push } = watch
  const progress: Progress = { recent: [...recent], seen: watch.seen }
  switch (wanted.kind) {
    case 'heads': {
      const blocks = steps.flatMap((step) => (step.type === 'added' ? [step.block] : []))
      return { progress, results: blocks.map((block) => (push ? headOf(block) : block.hash)) }
    }
    case 'logs': {
      const lists = await Promise.all(steps.map((step) => logsOf(step, wanted.criteria, read)))
      return { progress, results: lists.flat() }
    }
    case 'pending': {
      const { seen, hashes } = await newTransactions(watch.seen, steps, view)
      return { progress: { ...progress, seen }, results: hashes }
    }
    default:
      return wanted satisfies never
  }
}
