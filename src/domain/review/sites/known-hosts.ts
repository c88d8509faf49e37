/**
 * What imitators imitate most, by the domain that its owner registered: applications, markets, explorers and wallets that
 * each publish it themselves. `coined` are names that mean nothing else, so that they are remarkable under another ending.
 */
const coined = `
uniswap.org opensea.io metamask.io etherscan.io pancakeswap.finance sushiswap.fi walletconnect.com coingecko.com
coinmarketcap.com myetherwallet.com mycrypto.com arbiscan.io polygonscan.com basescan.org kyberswap.com paraswap.io
thorswap.finance looksrare.org superrare.com rarible.com gnosis-safe.io chainlink.com makerdao.com balancer.fi
convexfinance.com pendle.finance eigenlayer.xyz etherfi.com rocketpool.net coinbase.com binance.com kraken.com zksync.io
starknet.io arbitrum.io
`

const plain = `
aave.com compound.finance curve.finance curve.fi lido.fi yearn.fi 1inch.io cowswap.exchange cow.fi blur.io zora.co
foundation.app ens.domains safe.global ledger.com trezor.io rainbow.me rabby.io zerion.io debank.com zapper.xyz
revoke.cash stargate.finance across.to hop.exchange optimism.io base.org linea.build scroll.io morpho.org spark.fi
sky.money frax.finance gmx.io dydx.trade synthetix.io gitcoin.co snapshot.org galxe.com layer3.xyz mirror.xyz
`

type KnownHost = { readonly host: string; readonly coined: boolean }

const listed = (text: string, isCoined: boolean): readonly KnownHost[] =>
  text
    .trim()
    .split(/\s+/)
    .map((host) => ({ host, coined: isCoined }))

export const knownHosts: readonly KnownHost[] = [...listed(coined, true), ...listed(plain, false)]
