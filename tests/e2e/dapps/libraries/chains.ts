import { defineChain, type Chain } from 'viem'
import type { Network } from './site-library.ts'

/** A network as viem and wagmi want it. */
export const chainOf = ({ chainId, name, rpcUrl }: Network): Chain =>
  defineChain({
    id: chainId,
    name,
    nativeCurrency: { name: 'Ether', symbol: 'ETH', decimals: 18 },
    rpcUrls: { default: { http: [rpcUrl] } },
  })
