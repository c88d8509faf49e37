import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { passthrough, type NodeMethodName } from '#provider/passthrough.ts'

const hash = `0x${'Ab'.repeat(32)}`
const address = `0x${'cd'.repeat(20)}`
const transaction = { hash, from: address, to: null, blockHash: hash, blockNumber: '0x1', yParity: '0x0' }
const pendingTransaction = { ...transaction, blockHash: null, blockNumber: null }
const header = { hash, number: '0x10', parentHash: hash, timestamp: '0x65', l1BlockNumber: '0x9' }
const block = { ...header, transactions: [hash, hash] }
const pendingBlock = { ...header, hash: null, number: null, transactions: [pendingTransaction] }
const log = { address, topics: [hash, hash], data: '0x', blockHash: hash, blockNumber: '0x1', removed: false }
const receipt = { transactionHash: hash, blockHash: hash, blockNumber: '0x1', gasUsed: '0x5208', logs: [log] }
const proof = {
  balance: '0x0',
  nonce: '0x0',
  codeHash: hash,
  storageHash: hash,
  accountProof: ['0xf8'],
  storageProof: [{ key: '0x0', value: '0x1', proof: [] }],
}

/** Right answers, then wrong ones. */
const quantity = [
  ['0x0', '0x00ff'],
  [1, '1', '0x', null, '0xg', `0x${'1'.repeat(65)}`],
] as const
const counted = [
  ['0x0', null],
  [0, '', '0x'],
] as const
const data = [
  ['0x', '0x00Ff'],
  ['0x0', 'ff', null, {}, ['0x']],
] as const
const blocks = [
  [block, pendingBlock, null, { ...block, transactions: [] }],
  ['0x', [], {}, { ...block, parentHash: '0x1' }, { ...block, transactions: [hash, 7] }, { ...block, hash: 7 }],
] as const
const transactions = [
  [transaction, pendingTransaction, null],
  [[], {}, hash, { ...transaction, hash: '0x1' }],
] as const
const uncles = [
  [header, null],
  [{}, [], '0x'],
] as const

const samples = {
  eth_blobBaseFee: quantity,
  eth_blockNumber: quantity,
  eth_call: data,
  eth_config: [[{ current: { chainId: '0x1' }, next: null }], [{}, null]],
  eth_createAccessList: [
    [{ accessList: [{ address, storageKeys: [hash] }], gasUsed: '0x1' }],
    [{ accessList: [{ address }], gasUsed: '0x1' }, [], { gasUsed: '0x1' }],
  ],
  eth_estimateGas: quantity,
  eth_feeHistory: [
    [{ oldestBlock: '0x1', baseFeePerGas: ['0x1'], gasUsedRatio: [0.5], reward: [['0x0']] }, { oldestBlock: '0x1' }],
    [{ baseFeePerGas: [] }, { oldestBlock: '0x1', reward: ['0x0'] }, null],
  ],
  eth_gasPrice: quantity,
  eth_getBalance: quantity,
  eth_getBlockByHash: blocks,
  eth_getBlockByNumber: blocks,
  eth_getBlockReceipts: [
    [[receipt], [], null],
    [receipt, [{}]],
  ],
  eth_getBlockTransactionCountByHash: counted,
  eth_getBlockTransactionCountByNumber: counted,
  eth_getCode: data,
  eth_getLogs: [
    [[log], []],
    [null, {}, [{ ...log, topics: null }], [{ ...log, address: '0x1' }], ['0x']],
  ],
  eth_getProof: [[proof], [{ ...proof, storageProof: [{}] }, null]],
  eth_getStorageAt: [
    ['0x0', hash, '0x'],
    [null, `${hash}00`, 5],
  ],
  eth_getTransactionByBlockHashAndIndex: transactions,
  eth_getTransactionByBlockNumberAndIndex: transactions,
  eth_getTransactionByHash: transactions,
  eth_getTransactionCount: quantity,
  eth_getTransactionReceipt: [
    [receipt, null],
    [{}, { ...receipt, logs: null }, [receipt]],
  ],
  eth_getUncleByBlockHashAndIndex: uncles,
  eth_getUncleByBlockNumberAndIndex: uncles,
  eth_getUncleCountByBlockHash: counted,
  eth_getUncleCountByBlockNumber: counted,
  eth_maxPriorityFeePerGas: quantity,
  eth_protocolVersion: [
    ['0x41', 65],
    [null, {}],
  ],
  eth_sendRawTransaction: [[hash], ['0x', null, true]],
  eth_simulateV1: [[[{ ...header, calls: [{ status: '0x1', returnData: '0x' }] }]], [{}, [{ calls: {} }]]],
  eth_syncing: [
    [false, { currentBlock: '0x1' }],
    [true, null, '0x'],
  ],
  net_listening: [
    [true, false],
    ['true', 1],
  ],
  net_peerCount: quantity,
  web3_sha3: [[hash], ['0x', null]],
} as const satisfies Record<NodeMethodName, readonly [readonly unknown[], readonly unknown[]]>

describe.each(Object.entries(samples))('%s', (name, [right, wrong]) => {
  const { result } = passthrough[name as NodeMethodName]

  test.each(right.map((value) => [value]))('takes %j', (value) => {
    expect(v.is(result, value)).toBe(true)
  })

  test.each(wrong.map((value) => [value]))('refuses %j', (value) => {
    expect(v.is(result, value)).toBe(false)
  })
})
