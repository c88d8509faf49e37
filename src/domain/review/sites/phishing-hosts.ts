/**
 * Sites that were reported to steal, a short list that comes with the build and asks nobody.
 * Source: MyEtherWallet/ethereum-lists `urls-darklist.json` (MIT) and polkadot-js/phishing `all.json` (Apache-2.0).
 */
const hosts = `
airdrop-phantom.app airswap.cc airswap.in airswaptoken.com alrswap.io app-parallel-fi.netlify.app
appbunnyswap.web.app bittrex.cash bittrex.ltd blockchain-sync.netlify.app blockchainfixer.netlify.app
binancie.com claim-rewards.netlify.app cobinhood.io coinkbase.com coinrbase.com collabs-verifier.netlify.app
collebland.app connect-wallet.app connectwalletv3.web.app cryptoairdrop.app dapp-rectify.netlify.app
dapp-sync.netlify.app dapp-validator.netlify.app dappfixing.app dapps-walletsync.web.app dappssync.netlify.app
defi-authenticator.app enjincoin.pw etherdelta.gitnub.io etherdelta.githulb.io etherdelta.one ethedelta.com
etherdellta.com ethrdelta.github.io fixwallet.app golem-network.net imtoken-im.app imtokenn.app kyberswap.app
mainnet-rpc.vercel.app meta-mask-wallet-security.web.app metamask-extension.app metamaskwebconnect.netlify.app
metamasks.app mettammask.netlify.app myetherwallet-secure.com myetherwallet.com.byzantiumfork.com
myetherwallet.import-tokens.com myetherwalletlogin.com myetherwalletverify.info myetherwalllett.com
nft-airdrops.netlify.app omisegoairdrop.com opensail.app opensea-user-reward.netlify.app openseawallets.netlify.app
othersidemeta-nft.app polkadotjs.app polkadotnetwork.app polkodot.network raidens.network request-network.com
rnyetherwa11et.com ripiocredit.net shapishift.io shapeshiff.io shapeshifth.io shibainuswap.app
smartwalletrestore.app suncontract.su supportmetamask-netlify.app sushi-v3.app tofunft-home.web.app trust-fi.app
uniswap.app uniswaporg.app validate-wallet.app vitalik-ethupgrade.netlify.app vvanchain.org
wallet-authenticate.web.app wallet-connect.app wallet-ethereum.org walletbugfix.app walletconnect-beta.netlify.app
walletconnect-dapp.app walletconnect-v2.netlify.app walletconnectonline.app walletsvalidator.netlify.app
xn--bittrx-mva.com xn--enjncoin-41a.io xn--metherwallet-1vc.com xn--myetherwllet-0cb.com xn--myethrwallet-ivb.com
xn--pancakeswp-chb.app xn--unswap-4va.app xn--unswap-j8a.app xn--unswap-q9a.app zeriondapp.netlify.app
`

export const phishingHosts: ReadonlySet<string> = new Set(hosts.trim().split(/\s+/))
