import {
  connect,
  createConfig,
  disconnect,
  getBlockNumber,
  getConnection,
  getConnectors,
  sendTransaction,
  signMessage,
  signTypedData,
  switchChain,
  unstable_connector,
  injected,
  waitForTransactionReceipt,
  watchConnection,
  watchConnectors,
  type Connector,
} from '@wagmi/core'
import type { Address, Chain, Hash } from 'viem'
import { brand } from '#brand/brand.ts'
import { chainOf } from './chains.ts'
import type { LibraryEvent, Network, SiteLibrary } from './site-library.ts'

/** wagmi must know its networks beforehand: those that the test will name stand in the page's address. */
function networks(): readonly [Chain, ...Chain[]] {
  const text = new URLSearchParams(location.hash.slice(1)).get('networks')
  const [first, ...others] = (JSON.parse(text ?? '[]') as Network[]).map(chainOf)
  if (first === undefined) throw new Error('no networks in the address')
  return [first, ...others]
}

/** wagmi core, which finds the wallet by EIP-6963 and connects by its injected connector. */
export function create(): SiteLibrary {
  const chains = networks()
  const config = createConfig({
    chains,
    multiInjectedProviderDiscovery: true,
    pollingInterval: 250,
    transports: Object.fromEntries(chains.map(({ id }) => [id, unstable_connector(injected)])),
  })
  const seen: LibraryEvent[] = []
  watchConnection(config, {
    onChange: (now, before) => {
      const accounts = now.addresses ?? []
      if (accounts.join() !== (before.addresses ?? []).join()) seen.push({ name: 'accounts', value: accounts })
      if (now.chainId !== undefined && now.chainId !== before.chainId) seen.push({ name: 'chain', value: now.chainId })
    },
  })
  const found = (): Connector | undefined => getConnectors(config).find(({ id }) => id === brand.rdns)
  const connector = async (): Promise<Connector> =>
    found() ??
    new Promise((resolve) => {
      watchConnectors(config, {
        onChange: () => {
          const announced = found()
          if (announced !== undefined) resolve(announced)
        },
      })
    })
  return {
    connect: async () => (await connect(config, { connector: await connector() })).accounts,
    sign: (message) => signMessage(config, { message }),
    signTyped: ({ domain, types, message }) =>
      signTypedData(config, { domain, types: { Mail: types.Mail }, primaryType: 'Mail', message }),
    send: (to, wei) => sendTransaction(config, { to: to as Address, value: BigInt(wei) }),
    waitFor: async (hash) => {
      const { status, blockNumber } = await waitForTransactionReceipt(config, { hash: hash as Hash })
      return { status: status === 'success' ? 'success' : 'failed', block: Number(blockNumber) }
    },
    switchNetwork: async ({ chainId }) => {
      await switchChain(config, { chainId })
    },
    chainId: () => Promise.resolve(getConnection(config).chainId ?? 0),
    blockNumber: async () => {
      const chainId = getConnection(config).chainId
      return Number(await getBlockNumber(config, { ...(chainId === undefined ? {} : { chainId }), cacheTime: 0 }))
    },
    revoke: async () => {
      await disconnect(config)
    },
    events: () => seen,
  }
}
