import { BrowserProvider } from 'ethers'
import { brand } from '#brand/brand.ts'
import { discover } from './discover.ts'
import { listen } from './listen.ts'
import { accountsPermission, adding, switchTo } from './parameters.ts'
import type { SiteLibrary } from './site-library.ts'

/** Where ethers 6 puts the error that the wallet gave. */
type Wrapped = { readonly error?: { readonly code?: unknown } }

/** ethers 6, which finds the wallet by EIP-6963. */
export async function create(): Promise<SiteLibrary> {
  const wallet = await discover()
  const provider = await BrowserProvider.discover({
    filter: (found) => {
      if (found.every(({ rdns }) => rdns !== brand.rdns)) return null
      return new BrowserProvider(wallet, 'any')
    },
  })
  if (provider === null) throw new Error('ethers found no wallet')
  const seen = listen(wallet)
  return {
    connect: async () => (await provider.send('eth_requestAccounts', [])) as string[],
    sign: async (message) => (await provider.getSigner()).signMessage(message),
    signTyped: async ({ domain, types, message }) =>
      (await provider.getSigner()).signTypedData(domain, { Mail: [...types.Mail] }, message),
    send: async (to, wei) => (await (await provider.getSigner()).sendTransaction({ to, value: wei })).hash,
    waitFor: async (hash) => {
      const receipt = await provider.waitForTransaction(hash)
      if (receipt === null) throw new Error('no receipt')
      return { status: receipt.status === 1 ? 'success' : 'failed', block: receipt.blockNumber }
    },
    switchNetwork: async (network) => {
      try {
        await provider.send('wallet_switchEthereumChain', [...switchTo(network.chainId)])
      } catch (error) {
        if ((error as Wrapped).error?.code !== 4902) throw error
        await provider.send('wallet_addEthereumChain', [...adding(network)])
      }
    },
    // `getNetwork` would answer once more with the network of before, and only then follow.
    chainId: async () => Number((await provider._detectNetwork()).chainId),
    blockNumber: () => provider.getBlockNumber(),
    revoke: async () => {
      await provider.send('wallet_revokePermissions', [...accountsPermission])
    },
    events: () => seen,
  }
}
