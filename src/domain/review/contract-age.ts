import * as v from 'valibot'
import type { Address } from '#core/address.ts'
import { isContractCode } from '#core/contract-code.ts'
import { Hex } from '#core/hex.ts'
import { quantity } from '#core/quantity.ts'
import type { ChainRpc } from '#domain/ports.ts'
import { askNode, Count } from '#domain/transactions/ask-node.ts'

/** Seconds: younger than that is new. */
const newFor = 3 * 24 * 60 * 60

/** So many blocks back tell how fast the network makes them. */
const measured = 1_000

/**
 * A contract that has been on almost every network from its beginning: a node that finds no code there has no history, and
 * what else it does not find says nothing. Source: Arachnid/deterministic-deployment-proxy.
 */
const landmark = '0x4e59b44847b379578588920cA78FbF26c0B4956C'

const Block = v.object({ number: Count, timestamp: Count })

/** Seconds for a block, by network: measured once. */
export type Paces = Map<number, number>
export const createPaces = (): Paces => new Map()

/**
 * Whether there was no contract yet some days ago; `null` where the node has no such history, or the network is younger.
 */
export function createContractAge(
  chainRpc: ChainRpc,
  paces: Paces,
): (chainId: number, contract: Address) => Promise<boolean | null> {
  async function blockAt(chainId: number, at: string): Promise<v.InferOutput<typeof Block> | null> {
    const block = await askNode(chainRpc, chainId, 'eth_getBlockByNumber', [at, false], Block)
    return block.ok ? block.value : null
  }

  /** Seconds for a block. */
  async function paceOf(chainId: number, latest: v.InferOutput<typeof Block>): Promise<number | null> {
    const known = paces.get(chainId)
    if (known !== undefined) return known
    if (latest.number <= measured) return null
    const before = await blockAt(chainId, quantity(BigInt(latest.number - measured)))
    const pace = before === null ? 0 : (latest.timestamp - before.timestamp) / measured
    if (pace <= 0) return null
    paces.set(chainId, pace)
    return pace
  }

  async function hadCode(chainId: number, address: string, block: string): Promise<boolean | null> {
    const code = await askNode(chainRpc, chainId, 'eth_getCode', [address, block], Hex)
    return code.ok ? isContractCode(code.value) : null
  }

  return async (chainId, contract) => {
    const latest = await blockAt(chainId, 'latest')
    const pace = latest === null ? null : await paceOf(chainId, latest)
    if (latest === null || pace === null) return null
    const number = latest.number - Math.ceil(newFor / pace)
    if (number < 1) return null
    const then = quantity(BigInt(number))
    const [before, remembers, now] = await Promise.all([
      hadCode(chainId, contract, then),
      hadCode(chainId, landmark, then),
      hadCode(chainId, contract, 'latest'),
    ])
    return before === null || remembers !== true || now !== true ? null : !before
  }
}
