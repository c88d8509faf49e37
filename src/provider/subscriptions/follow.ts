import * as v from 'valibot'

/** One block of the chain as a follower remembers it. */
export const BlockRef = v.object({ number: v.number(), hash: v.string() })
export type BlockRef = v.InferOutput<typeof BlockRef>

/** A block with what a follower needs of it; `raw` is all that the node said of it. */
export type Block = BlockRef & { readonly parentHash: string; readonly raw: Readonly<Record<string, unknown>> }

/** The chain as one look at its node shows it: asked for the same thing twice, it answers the same. */
export type ChainView = {
  readonly latest: () => Promise<Block>
  /** `null` for what the node does not have. */
  readonly block: (number: number) => Promise<Block | null>
}

/** The blocks heard of lately, the newest last: at most `remembered`, at least one once there was a look. */
export type Recent = readonly BlockRef[]

export type Step =
  | { readonly type: 'added'; readonly block: Block }
  /** It was told as added before, and is no longer part of the chain. */
  | { readonly type: 'removed'; readonly block: BlockRef }

export type Followed = { readonly recent: Recent; readonly steps: readonly Step[] }

/** How deep a change of the chain is still told exactly, in blocks. */
export const remembered = 32
/** Who was away for longer hears of this many blocks, the newest. */
export const mostMissed = 512

const refOf = ({ number, hash }: Block): BlockRef => ({ number, hash })

/** How many of the blocks are still part of the chain; `null` when the node does not say. */
async function stillThere(recent: Recent, head: Block, view: ChainView): Promise<number | null> {
  for (let count = recent.length; count > 0; count -= 1) {
    const known = recent[count - 1]
    if (known === undefined || known.number > head.number) continue
    if (known.number === head.number - 1) {
      if (known.hash === head.parentHash) return count
      continue
    }
    const now = known.number === head.number ? head : await view.block(known.number)
    if (now === null) return null
    if (now.hash === known.hash) return count
  }
  return 0
}

/** The blocks from `first` to the head, as long as each is the child of the one before. */
async function chained(first: number, parent: BlockRef | undefined, head: Block, view: ChainView): Promise<Block[]> {
  const before = Array.from({ length: head.number - first }, (_, index) => view.block(first + index))
  const blocks: Block[] = []
  let last = parent
  for (const block of [...(await Promise.all(before)), head]) {
    if (block === null || (last !== undefined && block.parentHash !== last.hash)) break
    blocks.push(block)
    last = block
  }
  return blocks
}

/**
 * What happened to the chain since the last look: blocks taken back, the newest first, and then the new ones, in order.
 * A node that is merely behind, or that changes its chain while it is asked, is asked again at the next look.
 */
export async function follow(recent: Recent, view: ChainView): Promise<Followed> {
  const head = await view.latest()
  const [oldest] = recent
  if (oldest === undefined) return { recent: [refOf(head)], steps: [] }
  const nothing = { recent, steps: [] }
  if (head.number < oldest.number || recent.some(({ hash }) => hash === head.hash)) return nothing
  const count = await stillThere(recent, head, view)
  if (count === null) return nothing
  const kept = recent.slice(0, count)
  const parent = kept.at(-1)
  const first = parent === undefined ? oldest.number : parent.number + 1
  const isLong = head.number - first >= mostMissed
  const blocks = isLong
    ? await chained(head.number - mostMissed + 1, undefined, head, view)
    : await chained(first, parent, head, view)
  if (blocks.length === 0) return nothing
  const gone = recent.slice(count).reverse()
  return {
    recent: [...kept, ...blocks.map(refOf)].slice(-remembered),
    steps: [
      ...gone.map((block) => ({ type: 'removed', block }) as const),
      ...blocks.map((block) => ({ type: 'added', block }) as const),
    ],
  }
}
