import type * as v from 'valibot'
import * as shape from '#provider/node-shapes.ts'

/**
 * `params`: how many a node takes, at least and at most. `result`: the shape of an answer. `shared`: identical calls at the same time
 * get one answer.
 */
type NodeMethod = {
  readonly params: readonly [number, number]
  readonly result: v.GenericSchema
  readonly shared: boolean
}

const reads = (least: number, most: number, result: v.GenericSchema): NodeMethod => ({
  params: [least, most],
  result,
  shared: true,
})

/**
 * What is passed to the node of the site's network as it is; whatever is not in this list is not. All of them need a
 * connected site, as they show which node the user has. Source: Ethereum execution-apis, EIP-1474.
 */
export const passthrough = {
  eth_blobBaseFee: reads(0, 0, shape.quantity),
  eth_blockNumber: reads(0, 0, shape.quantity),
  eth_call: reads(1, 4, shape.data),
  eth_config: reads(0, 0, shape.config),
  eth_createAccessList: reads(1, 3, shape.accessListResult),
  eth_estimateGas: reads(1, 4, shape.quantity),
  eth_feeHistory: reads(2, 3, shape.feeHistory),
  eth_gasPrice: reads(0, 0, shape.quantity),
  eth_getBalance: reads(1, 2, shape.quantity),
  eth_getBlockByHash: reads(1, 2, shape.blockOrNull),
  eth_getBlockByNumber: reads(1, 2, shape.blockOrNull),
  eth_getBlockReceipts: reads(1, 1, shape.receiptsOrNull),
  eth_getBlockTransactionCountByHash: reads(1, 1, shape.quantityOrNull),
  eth_getBlockTransactionCountByNumber: reads(1, 1, shape.quantityOrNull),
  eth_getCode: reads(1, 2, shape.data),
  eth_getLogs: reads(1, 1, shape.logs),
  eth_getProof: reads(2, 3, shape.proof),
  eth_getStorageAt: reads(2, 3, shape.word),
  eth_getTransactionByBlockHashAndIndex: reads(2, 2, shape.transactionOrNull),
  eth_getTransactionByBlockNumberAndIndex: reads(2, 2, shape.transactionOrNull),
  eth_getTransactionByHash: reads(1, 1, shape.transactionOrNull),
  eth_getTransactionCount: reads(1, 2, shape.quantity),
  eth_getTransactionReceipt: reads(1, 1, shape.receiptOrNull),
  eth_getUncleByBlockHashAndIndex: reads(2, 2, shape.uncleOrNull),
  eth_getUncleByBlockNumberAndIndex: reads(2, 2, shape.uncleOrNull),
  eth_getUncleCountByBlockHash: reads(1, 1, shape.quantityOrNull),
  eth_getUncleCountByBlockNumber: reads(1, 1, shape.quantityOrNull),
  eth_maxPriorityFeePerGas: reads(0, 0, shape.quantity),
  eth_protocolVersion: reads(0, 0, shape.version),
  /** Signed elsewhere: the node takes it or not, and each is asked by itself. */
  eth_sendRawTransaction: { params: [1, 1], result: shape.hash, shared: false },
  eth_simulateV1: reads(1, 2, shape.simulated),
  eth_syncing: reads(0, 0, shape.syncing),
  net_listening: reads(0, 0, shape.flag),
  net_peerCount: reads(0, 0, shape.quantity),
  web3_sha3: reads(1, 1, shape.hash),
} as const satisfies Record<string, NodeMethod>

export type NodeMethodName = keyof typeof passthrough

export const isNodeMethod = (name: string): name is NodeMethodName => Object.hasOwn(passthrough, name)
