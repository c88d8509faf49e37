import * as v from 'valibot'
import { chainIdHex, type ChainId } from '#core/chain-id.ts'
import { rpcError } from '#core/errors.ts'
import { Hex } from '#core/hex.ts'
import { Quantity } from '#core/quantity.ts'
import { batchStatuses } from '#domain/calls/progress.ts'
import type { ChainRpc } from '#domain/ports.ts'
import { askNode } from '#domain/transactions/ask-node.ts'
import { CallsId } from '#provider/calls-parameter.ts'
import { read } from '#provider/method.ts'
import { rpcFailureError } from '#provider/rpc-failure.ts'

const Log = v.object({ address: Hex, data: Hex, topics: v.array(Hex) })

/** What sites get of `eth_getTransactionReceipt`, and no more. Source: EIP-5792 §wallet_getCallsStatus RPC Specification. */
const Receipt = v.object({
  logs: v.array(Log),
  status: v.picklist(['0x0', '0x1']),
  blockHash: Hex,
  blockNumber: Quantity,
  gasUsed: Quantity,
  transactionHash: Hex,
})

async function receiptOf(chainId: ChainId, hash: Hex, chainRpc: ChainRpc) {
  const receipt = await askNode(chainRpc, chainId, 'eth_getTransactionReceipt', [hash], v.nullable(Receipt))
  if (!receipt.ok) throw rpcFailureError(receipt.error)
  return receipt.value?.transactionHash === hash ? [receipt.value] : []
}

/** What became of a list of this site's: `[id]`. Receipts of everything on chain, in their order. Source: EIP-5792. */
export const wallet_getCallsStatus = read({
  params: v.strictTuple([CallsId]),
  result: v.object({
    version: v.literal('2.0.0'),
    id: v.string(),
    chainId: v.string(),
    status: v.picklist(batchStatuses),
    atomic: v.boolean(),
    receipts: v.exactOptional(v.array(Receipt)),
  }),
  permission: 'connected',
  run: async ([id], { origin, services }) => {
    const view = await services.batches.find(origin, id)
    if (view === null) throw rpcError('unknownId')
    const { batch, entries, status } = view
    const { chainId, mode } = batch.request
    const hashes = entries.flatMap((entry) =>
      entry?.state.status === 'mined' || entry?.state.status === 'failed' ? [entry.state.hash] : [],
    )
    const receipts = await Promise.all(hashes.map((hash) => receiptOf(chainId, hash, services.siteRpc(origin))))
    const answer = { version: '2.0.0', id, chainId: chainIdHex(chainId), status, atomic: mode === 'atomic' } as const
    return hashes.length === 0 ? answer : { ...answer, receipts: receipts.flat() }
  },
})
