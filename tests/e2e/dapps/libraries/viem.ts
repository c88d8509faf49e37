import { createPublicClient, createWalletClient, custom, SwitchChainError, type Address, type Hash } from 'viem'
import { chainOf } from './chains.ts'
import { discover } from './discover.ts'
import { listen } from './listen.ts'
import type { SiteLibrary } from './site-library.ts'

/** viem, over the provider that EIP-6963 announces: it has no discovery of its own. */
export async function create(): Promise<SiteLibrary> {
  const provider = await discover()
  const wallet = createWalletClient({ transport: custom(provider) })
  const chain = createPublicClient({ transport: custom(provider), pollingInterval: 250 })
  const seen = listen(provider)
  const account = async (): Promise<Address> => {
    const [first] = await wallet.getAddresses()
    if (first === undefined) throw new Error('not connected')
    return first
  }
  return {
    connect: () => wallet.requestAddresses(),
    sign: async (message) => wallet.signMessage({ account: await account(), message }),
    signTyped: async ({ domain, types, message }) =>
      wallet.signTypedData({
        account: await account(),
        domain,
        types: { Mail: types.Mail },
        primaryType: 'Mail',
        message,
      }),
    send: async (to, wei) =>
      wallet.sendTransaction({ account: await account(), chain: null, to: to as Address, value: BigInt(wei) }),
    waitFor: async (hash) => {
      const { status, blockNumber } = await chain.waitForTransactionReceipt({ hash: hash as Hash })
      return { status: status === 'success' ? 'success' : 'failed', block: Number(blockNumber) }
    },
    switchNetwork: async (network) => {
      try {
        await wallet.switchChain({ id: network.chainId })
      } catch (error) {
        if (!(error instanceof SwitchChainError)) throw error
        await wallet.addChain({ chain: chainOf(network) })
      }
    },
    chainId: () => wallet.getChainId(),
    blockNumber: async () => Number(await chain.getBlockNumber({ cacheTime: 0 })),
    revoke: async () => {
      await wallet.request({ method: 'wallet_revokePermissions', params: [{ eth_accounts: {} }] })
    },
    events: () => seen,
  }
}
