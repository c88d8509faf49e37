import type { Read } from '#provider/subscriptions/read.ts'

type ModelBlock = {
  readonly number: string
  readonly hash: string
  readonly parentHash: string
  readonly timestamp: string
  readonly transactions: readonly string[]
  readonly logsBloom: string
}

export type ModelChain = {
  /** What the node at its end answers. */
  readonly read: Read
  readonly canonical: () => readonly ModelBlock[]
  readonly mine: (count?: number) => void
  /** Takes blocks back and puts others in their place, one more than there were. */
  readonly reorganise: (depth: number) => void
  readonly wait: (transaction: string) => void
  /** Every call so far: the method and its first parameter. */
  readonly calls: (readonly [string, unknown])[]
}

const hash = (number: number): string => `0x${number.toString(16).padStart(64, '0')}`
const hex = (number: number): string => `0x${number.toString(16)}`

/** A chain in memory, with one transaction and one log in each block; what is taken back stays known by its hash. */
export function modelChain(): ModelChain {
  const blocks: ModelBlock[] = []
  const known = new Map<string, ModelBlock>()
  const pending: string[] = []
  let count = 0

  function mineOne(): void {
    count += 1
    const waiting = pending.splice(0)
    const block = {
      number: hex(blocks.length),
      hash: hash(count),
      parentHash: blocks.at(-1)?.hash ?? hash(0),
      timestamp: hex(count),
      transactions: [...waiting, hash(1_000_000 + count)],
      logsBloom: '0x00',
    }
    blocks.push(block)
    known.set(block.hash, block)
  }
  const mine = (times = 1): void => {
    for (let index = 0; index < times; index += 1) mineOne()
  }
  mine()

  const byTag = (tag: unknown): unknown => {
    if (tag === 'latest') return blocks.at(-1)
    if (tag === 'pending') return { ...blocks.at(-1), hash: null, number: null, transactions: [...pending] }
    return blocks[Number(tag)] ?? null
  }

  function logsOf(blockHash: string): readonly object[] {
    const block = known.get(blockHash)
    if (block === undefined) throw new Error('unknown block')
    return [
      {
        address: `0x${'0a'.repeat(20)}`,
        topics: [],
        data: '0x',
        blockHash,
        blockNumber: block.number,
        logIndex: '0x0',
      },
    ]
  }

  const calls: (readonly [string, unknown])[] = []
  return {
    calls,
    canonical: () => blocks,
    mine,
    reorganise(depth) {
      const taken = Math.min(depth, blocks.length - 1)
      blocks.splice(blocks.length - taken)
      mine(taken + 1)
    },
    wait: (transaction) => {
      pending.push(transaction)
    },
    read: (method, [first]) => {
      calls.push([method, first])
      if (method === 'eth_getBlockByNumber') return Promise.resolve(byTag(first))
      if (method === 'eth_getLogs') return Promise.resolve(logsOf((first as { blockHash: string }).blockHash))
      return Promise.reject(new Error(method))
    },
  }
}
