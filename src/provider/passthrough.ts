/** `params`: how many a node takes, at least and at most. `shared`: identical calls at the same time get one answer. */
type NodeMethod = { readonly params: readonly [number, number]; readonly shared: boolean }

const reads = (least: number, most: number): NodeMethod => ({ params: [least, most], shared: true })

/**
 * What is passed to the node of the site's network as it is; whatever is not in this list is not. All of them need a
 * connected site, as they show which node the user has. Source: Ethereum execution-apis, EIP-1474.
 */
export const passthrough = {
  eth_blobBaseFee: reads(0, 0),
  eth_blockNumber: reads(0, 0),
  eth_call: reads(1, 4),
  eth_createAccessList: reads(1, 3),
  eth_estimateGas: reads(1, 4),
  eth_feeHistory: reads(2, 3),
  eth_gasPrice: reads(0, 0),
  eth_getBalance: reads(1, 2),
  eth_getBlockByHash: reads(1, 2),
  eth_getBlockByNumber: reads(1, 2),
  eth_getBlockReceipts: reads(1, 1),
  eth_getBlockTransactionCountByHash: reads(1, 1),
  eth_getBlockTransactionCountByNumber: reads(1, 1),
  eth_getCode: reads(1, 2),
  eth_getLogs: reads(1, 1),
  eth_getProof: reads(2, 3),
  eth_getStorageAt: reads(2, 3),
  eth_getTransactionByBlockHashAndIndex: reads(2, 2),
  eth_getTransactionByBlockNumberAndIndex: reads(2, 2),
  eth_getTransactionByHash: reads(1, 1),
  eth_getTransactionCount: reads(1, 2),
  eth_getTransactionReceipt: reads(1, 1),
  eth_getUncleByBlockHashAndIndex: reads(2, 2),
  eth_getUncleByBlockNumberAndIndex: reads(2, 2),
  eth_getUncleCountByBlockHash: reads(1, 1),
  eth_getUncleCountByBlockNumber: reads(1, 1),
  eth_maxPriorityFeePerGas: reads(0, 0),
  /** Signed elsewhere: the node takes it or not, and each is asked by itself. */
  eth_sendRawTransaction: { params: [1, 1], shared: false },
  eth_simulateV1: reads(1, 2),
  eth_syncing: reads(0, 0),
  net_listening: reads(0, 0),
  net_peerCount: reads(0, 0),
  web3_sha3: reads(1, 1),
} as const satisfies Record<string, NodeMethod>

export type NodeMethodName = keyof typeof passthrough

export const isNodeMethod = (name: string): name is NodeMethodName => Object.hasOwn(passthrough, name)
