import { encrypt } from '@metamask/eth-sig-util'
import { createRequire } from 'node:module'
import { createWalletClient, http, type Abi, type Hex } from 'viem'
import { mnemonicToAccount } from 'viem/accounts'
import { anvilChainId, receiptOf, rpc, testPhrase } from '#tests/e2e/fixtures/anvil.ts'
import type { RequestPage } from '#tests/e2e/pages/request-page.ts'
import type { Replacement } from './exceptions.ts'

type Artifact = { readonly abi: Abi; readonly bytecode: Hex }

const rich = mnemonicToAccount(testPhrase, { addressIndex: 9 })
const chain = {
  id: anvilChainId,
  name: 'Local',
  nativeCurrency: { name: 'Ether', symbol: 'ETH', decimals: 18 },
  rpcUrls: { default: { http: [] } },
} as const

/** What the test puts into the examples. Whatever must be asked for or made first is made when it is wanted. */
export type World = Readonly<Record<Replacement, () => unknown>>

type Setting = {
  readonly site: RequestPage
  readonly account: string
  /** JSON-RPC of the local chain. */
  readonly node: string
}

export async function createWorld({ site, account, node }: Setting): Promise<World> {
  const wallet = createWalletClient({ account: rich, chain, transport: http(node) })
  const sent = await wallet.sendTransaction({ to: rich.address, value: 1n })
  const { blockNumber } = await receiptOf(node, sent)
  const { hash: blockHash } = await rpc<{ hash: string }>(node, 'eth_getBlockByNumber', [blockNumber, false])

  async function deploy(name: string, args: readonly unknown[]): Promise<{ readonly address: Hex; readonly abi: Abi }> {
    const path = `@openzeppelin/contracts/build/contracts/${name}.json`
    const { abi, bytecode } = createRequire(import.meta.url)(path) as Artifact
    const { contractAddress } = await receiptOf(node, await wallet.deployContract({ abi, bytecode, args }))
    return { address: contractAddress as Hex, abi }
  }

  async function mint(name: string, args: readonly unknown[], minted: readonly unknown[]): Promise<Hex> {
    const { address, abi } = await deploy(name, args)
    await receiptOf(node, await wallet.writeContract({ address, abi, functionName: 'mint', args: minted }))
    return address
  }

  // Its one event is what logs are asked for.
  const { address: token } = await deploy('ERC20PresetFixedSupply', ['Foo', 'FOO', 10n ** 18n, account])

  const got = async (method: string, params: readonly unknown[]): Promise<unknown> =>
    (await site.request(method, params)).result

  async function encrypted(): Promise<string> {
    const { result } = await site.approve('encryption-key', 'eth_getEncryptionPublicKey', [account])
    const secret = encrypt({
      publicKey: result as string,
      data: 'Hello, Ethereum!',
      version: 'x25519-xsalsa20-poly1305',
    })
    return `0x${Buffer.from(JSON.stringify(secret)).toString('hex')}`
  }

  async function callsId(): Promise<unknown> {
    const calls = [{ to: rich.address, value: '0x0' }]
    const request = { version: '2.0.0', from: account, chainId: '0x7a69', atomicRequired: false, calls }
    const { result } = await site.approve('calls', 'wallet_sendCalls', [request])
    return (result as { readonly id: string }).id
  }

  return {
    account: () => account,
    atomicity: () => false,
    block: () => blockNumber,
    blockHash: () => blockHash,
    callsId,
    chain: () => '0x7a69',
    encrypted,
    filterId: () => got('eth_newFilter', [{ fromBlock: '0x0' }]),
    index: () => '0x0',
    nextBlock: () => 'latest',
    rawTransaction: async () => wallet.signTransaction(await wallet.prepareTransactionRequest({ to: rich.address })),
    recipient: () => rich.address,
    storageKey: () => `0x${'0'.repeat(63)}1`,
    subscriptionId: () => got('eth_subscribe', ['newHeads']),
    token: () => token,
    nft: () => mint('ERC721PresetMinterPauserAutoId', ['Foo', 'FOO', 'https://foo.example/'], [account]),
    nftId: () => '0',
    multiToken: () => mint('ERC1155PresetMinterPauser', ['https://foo.example/{id}'], [account, 1337n, 1n, '0x']),
    transaction: () => sent,
  }
}
