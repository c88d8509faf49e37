import * as v from 'valibot'
import { Address } from '#core/address.ts'

/** The tokens of Ethereum that are copied most, by symbol. Each issuer publishes the address. */
const ethereum = {
  DAI: '0x6B175474E89094C44Da98b954EedeAC495271d0F',
  USDC: '0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48',
  USDT: '0xdAC17F958D2ee523a2206206994597C13D831ec7',
  WBTC: '0x2260FAC5E5542a773Aa44fBCfeDf7C193bc2C599',
  WETH: '0xC02aaA39b223FE8D0A0e5C4F27eAD9083C756Cc2',
} as const

const ethereumId = 1

export type NamedToken = { readonly symbol: string; readonly address: Address }

/** The network of which an address is such a token. */
export const wellKnownNetwork = (address: Address): number | null =>
  wellKnownTokens(ethereumId).some((token) => token.address === address) ? ethereumId : null

/** Of other networks none is listed: what a copy is there, only what the user watches can tell. */
export const wellKnownTokens = (chainId: number): readonly NamedToken[] =>
  chainId === ethereumId
    ? Object.entries(ethereum).map(([symbol, address]) => ({ symbol, address: v.parse(Address, address) }))
    : []
