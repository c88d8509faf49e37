import type { Block, ChainView } from '#provider/subscriptions/follow.ts'
import type { Read } from '#provider/subscriptions/read.ts'

/** One look at a chain; whatever several want to know of it is asked once. */
export type NodeView = ChainView & {
  /** Hashes of transactions that wait at the node; none where a node does not tell. */
  readonly pending: () => Promise<readonly string[]>
}

type Raw = Readonly<Record<string, unknown>>

function blockOf(raw: unknown): Block | null {
  if (raw === null) return null
  const { number, hash, parentHash } = raw as Raw
  if (typeof number !== 'string' || typeof hash !== 'string') return null
  return { number: Number(number), hash, parentHash: parentHash as string, raw: raw as Raw }
}

/** Of the transactions in a block, whether it lists hashes or whole transactions. */
export const transactionsOf = (raw: Raw): readonly string[] =>
  (raw['transactions'] as readonly (string | { readonly hash: string })[]).map((each) =>
    typeof each === 'string' ? each : each.hash,
  )

function once<T>(work: () => Promise<T>): () => Promise<T> {
  let started: Promise<T> | undefined
  return () => (started ??= work())
}

export function createNodeView(read: Read): NodeView {
  const blocks = new Map<number, Promise<Block | null>>()
  const byTag = (tag: string): Promise<unknown> => read('eth_getBlockByNumber', [tag, false])

  async function byNumber(number: number): Promise<Block | null> {
    const block = blockOf(await byTag(`0x${number.toString(16)}`))
    return block?.number === number ? block : null
  }

  return {
    latest: once(async () => {
      const head = blockOf(await byTag('latest'))
      if (head === null) throw new Error('a chain without blocks')
      return head
    }),
    block(number) {
      const known = blocks.get(number) ?? byNumber(number)
      blocks.set(number, known)
      return known
    },
    pending: once(async () => {
      try {
        const raw = await byTag('pending')
        return raw === null ? [] : transactionsOf(raw as Raw)
      } catch {
        return []
      }
    }),
  }
}
