import * as v from 'valibot'
import { Address } from '#core/address.ts'
import { decodeWord, encodeCall } from '#domain/assets/abi.ts'
import { callView } from '#domain/assets/call-view.ts'
import type { ChainRpc } from '#domain/ports.ts'

/**
 * The list of sanctioned addresses that Chainalysis keeps as a contract, for Ethereum, OP Mainnet, BNB Smart Chain, Polygon,
 * Arbitrum One, Avalanche and Base. Source: go.chainalysis.com/chainalysis-oracle-docs.html.
 */
const common = v.parse(Address, '0x40C57923924B5c5c5455c48D93317139ADDaC8fb')
const lists: ReadonlyMap<number, Address> = new Map([
  ...[1, 10, 56, 137, 42_161, 43_114].map((chainId) => [chainId, common] as const),
  [8_453, v.parse(Address, '0x3A91A31cB3dC49b4db9Ce721F50a9D076c8D739B')],
])

/** `isSanctioned(address)`. */
const isSanctioned = '0xdf592f7d'

/** `unknown`: the network has no such list, or of one of them the node did not say. */
export type Screening = { readonly listed: readonly Address[]; readonly unknown: boolean }

/** Where nobody asked for it, too. */
export const unscreened: Screening = { listed: [], unknown: false }

export async function screen(chainRpc: ChainRpc, chainId: number, addresses: readonly Address[]): Promise<Screening> {
  if (addresses.length === 0) return unscreened
  const list = lists.get(chainId)
  if (list === undefined) return { listed: [], unknown: true }
  const told = await Promise.all(
    addresses.map(async (address) => {
      const answer = await callView(chainRpc, { chainId, address: list }, encodeCall(isSanctioned, address))
      const word = answer.ok && answer.value !== null ? decodeWord(answer.value) : null
      return { address, word }
    }),
  )
  return {
    listed: told.filter(({ word }) => word === 1n).map(({ address }) => address),
    unknown: told.some(({ word }) => word !== 0n && word !== 1n),
  }
}
