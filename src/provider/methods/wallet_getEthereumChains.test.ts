import * as v from 'valibot'
import { expect, test } from 'vitest'
import { ChainId } from '#core/chain-id.ts'
import { chain } from '#domain/approvals/testing/queue.ts'
import { RpcUrl } from '#domain/networks/rpc-url.ts'
import { wallet_getEthereumChains } from '#provider/methods/wallet_getEthereumChains.ts'
import { startWallet } from '#provider/testing/provider.ts'
import { connected, fakeServices } from '#provider/testing/services.ts'

const nativeCurrency = { name: 'Ether', symbol: 'ETH', decimals: 18 }
const ethereum = { chainId: '0x1', name: 'Network 1', nativeCurrency }
const sepolia = { chainId: '0xaa36a7', name: 'Network 11155111', nativeCurrency }
const added = v.parse(ChainId, 777)

async function withAdded() {
  const { services } = fakeServices()
  await services.networks.add({
    chainId: added,
    name: 'Mine',
    currency: { name: 'Ether', symbol: 'ETH', decimals: 18 },
    rpcUrls: [v.parse(RpcUrl, 'https://mine.example/v3/secret-key')],
    explorerUrl: null,
    testnet: false,
    source: 'user',
  })
  return services
}

test('lists what everybody has, the same for every user', async () => {
  expect(await wallet_getEthereumChains.run(undefined, connected(await withAdded()))).toEqual([ethereum, sepolia])
})

test('a network that was added is listed for the site that may use it, on it or not, without its server', async () => {
  const site = connected(await withAdded(), { chains: [chain, added] })
  const chains = await wallet_getEthereumChains.run(undefined, site)
  expect(chains.map(({ chainId }) => chainId)).toEqual(['0x1', '0xaa36a7', '0x309'])
  expect(JSON.stringify(chains)).not.toContain('mine.example')
})

test('before a grant it is 4100', async () => {
  expect(await startWallet().ask('wallet_getEthereumChains')).toMatchObject({ error: { code: 4100 } })
})
