import type { Address } from '#core/address.ts'

/**
 * The contracts that give a network's own coin back for their token, one for one: WETH of Ethereum, of OP Stack networks,
 * Arbitrum One, Scroll and Linea, then WPOL, WBNB, WAVAX and WXDAI. Source: the networks' own lists of contracts.
 */
const wrappedCoins: ReadonlySet<string> = new Set([
  '0xC02aaA39b223FE8D0A0e5C4F27eAD9083C756Cc2',
  '0x4200000000000000000000000000000000000006',
  '0x82aF49447D8a07e3bd95BD0d56f35241523fBab1',
  '0x5300000000000000000000000000000000000004',
  '0xe5D7C2a44FfDDf6b295A15c148167daaAf5Cf34f',
  '0x0d500B1d8E8eF31E21C99d1Db9A6444d3ADf1270',
  '0xbb4CdB9CBd36B01bD1cBaEBF2De08d9173bc095c',
  '0xB31f66AA3C1e785363F0875A1B74E27b85FD66c7',
  '0xe91D153E0b41518A2Ce8Dd3D7944Fa863463a97d',
])

export const isWrappedCoin = (contract: Address): boolean => wrappedCoins.has(contract)
