import type { Network } from './site-library.ts'

/** What libraries without a function of their own for it send: EIP-3326, EIP-3085, EIP-2255. */
export const switchTo = (chainId: number) => [{ chainId: `0x${chainId.toString(16)}` }] as const

export const adding = ({ chainId, name, rpcUrl }: Network) =>
  [
    {
      chainId: `0x${chainId.toString(16)}`,
      chainName: name,
      nativeCurrency: { name: 'Ether', symbol: 'ETH', decimals: 18 },
      rpcUrls: [rpcUrl],
    },
  ] as const

export const accountsPermission = [{ eth_accounts: {} }] as const
