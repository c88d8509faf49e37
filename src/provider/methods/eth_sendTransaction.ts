import * as v from 'valibot'
import { rpcError } from '#core/errors.ts'
import { Hex } from '#core/hex.ts'
import { requireAccount } from '#provider/account.ts'
import { ask } from '#provider/method.ts'
import { submitFailureError } from '#provider/rpc-failure.ts'
import { TransactionParameter } from '#provider/transaction-parameter.ts'

/**
 * Signs and sends a transaction on the chain of this site; answers with its hash once a node took it. A `nonce` other than
 * the next is shown to the user, who may take it back. Source: EIP-1474.
 */
export const eth_sendTransaction = ask({
  params: v.strictTuple([TransactionParameter]),
  result: Hex,
  permission: 'connected',
  approval: 'transaction',
  request: ([transaction], context) => {
    const { chainId } = context
    if (transaction.chainId !== null && transaction.chainId !== chainId) {
      throw rpcError('invalidParams', 'params.0.chainId: this site is on another chain')
    }
    requireAccount(transaction.from, context)
    return { ask: { ...transaction, chainId } }
  },
  execute: async (request, decision, { approvalId, origin, services }) => {
    const submitted = await services.transactions.submit({ approvalId, origin, request, decision })
    if (!submitted.ok) throw submitFailureError(submitted.error)
    return submitted.value
  },
})
