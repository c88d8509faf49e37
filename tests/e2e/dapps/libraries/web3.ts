import { Web3 } from 'web3'
import { listen } from './listen.ts'
import { accountsPermission, adding, switchTo } from './parameters.ts'
import type { Eip1193, SiteLibrary } from './site-library.ts'

/** web3 4, over `window.ethereum`. */
export function create(): SiteLibrary {
  const { ethereum } = window as unknown as { ethereum: Eip1193 }
  const web3 = new Web3(ethereum)
  const seen = listen(ethereum)
  const account = async (): Promise<string> => {
    const [first] = await web3.eth.getAccounts()
    if (first === undefined) throw new Error('not connected')
    return first
  }
  const ask = (method: string, params: readonly unknown[]) => ethereum.request({ method, params })
  return {
    connect: () => web3.eth.requestAccounts(),
    sign: async (message) => web3.eth.personal.sign(message, await account(), ''),
    signTyped: async ({ domain, types, message }) =>
      web3.eth.signTypedData(await account(), {
        domain,
        types: {
          EIP712Domain: [
            { name: 'name', type: 'string' },
            { name: 'version', type: 'string' },
            { name: 'chainId', type: 'uint256' },
          ],
          Mail: [...types.Mail],
        },
        primaryType: 'Mail',
        message,
      }),
    send: async (to, wei) => {
      const transaction = { from: await account(), to, value: wei }
      return new Promise((resolve, reject) => {
        web3.eth.sendTransaction(transaction).once('transactionHash', resolve).once('error', reject).catch(reject)
      })
    },
    waitFor: async (hash) => {
      for (;;) {
        const receipt = await web3.eth.getTransactionReceipt(hash).catch(() => undefined)
        if (receipt !== undefined) {
          return { status: receipt.status === 1n ? 'success' : 'failed', block: Number(receipt.blockNumber) }
        }
        await new Promise((resolve) => setTimeout(resolve, 100))
      }
    },
    switchNetwork: async (network) => {
      try {
        await ask('wallet_switchEthereumChain', switchTo(network.chainId))
      } catch (error) {
        if ((error as { code?: unknown }).code !== 4902) throw error
        await ask('wallet_addEthereumChain', adding(network))
      }
    },
    chainId: async () => Number(await web3.eth.getChainId()),
    blockNumber: async () => Number(await web3.eth.getBlockNumber()),
    revoke: async () => {
      await ask('wallet_revokePermissions', accountsPermission)
    },
    events: () => seen,
  }
}
