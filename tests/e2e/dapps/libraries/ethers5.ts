import { providers } from 'ethers5'
import { listen } from './listen.ts'
import { accountsPermission, adding, switchTo } from './parameters.ts'
import type { Eip1193, SiteLibrary } from './site-library.ts'

/** ethers 5, over `window.ethereum`: it is older than EIP-6963. */
export function create(): SiteLibrary {
  const { ethereum } = window as unknown as { ethereum: Eip1193 }
  const provider = new providers.Web3Provider(ethereum as providers.ExternalProvider, 'any')
  const seen = listen(ethereum)
  return {
    connect: () => provider.send('eth_requestAccounts', []) as Promise<string[]>,
    sign: (message) => provider.getSigner().signMessage(message),
    signTyped: ({ domain, types, message }) =>
      provider.getSigner()._signTypedData(domain, { Mail: [...types.Mail] }, message),
    send: async (to, wei) => (await provider.getSigner().sendTransaction({ to, value: wei })).hash,
    waitFor: async (hash) => {
      const { status, blockNumber } = await provider.waitForTransaction(hash)
      return { status: status === 1 ? 'success' : 'failed', block: blockNumber }
    },
    switchNetwork: async (network) => {
      try {
        await provider.send('wallet_switchEthereumChain', [...switchTo(network.chainId)])
      } catch (error) {
        if ((error as { code?: unknown }).code !== 4902) throw error
        await provider.send('wallet_addEthereumChain', [...adding(network)])
      }
    },
    chainId: async () => (await provider.getNetwork()).chainId,
    blockNumber: () => provider.getBlockNumber(),
    revoke: async () => {
      await provider.send('wallet_revokePermissions', [...accountsPermission])
    },
    events: () => seen,
  }
}
