import * as v from 'valibot'
import { CallsId } from '#provider/calls-parameter.ts'
import { rpcError } from '#core/errors.ts'
import { read } from '#provider/method.ts'

/** Shows the user a list of this site's, in a window of the wallet: `[id]`. Source: EIP-5792 §wallet_showCallsStatus. */
export const wallet_showCallsStatus = read({
  params: v.strictTuple([CallsId]),
  result: v.null(),
  permission: 'connected',
  run: async ([id], { origin, services }) => {
    const view = await services.batches.find(origin, id)
    if (view === null) throw rpcError('unknownId')
    if (!(await services.showCalls(view.batch.approvalId))) throw rpcError('limitExceeded')
    return null
  },
})
