import { read } from '#provider/method.ts'
import { noParams } from '#provider/no-params.ts'
import { Id } from '#provider/subscriptions/id.ts'

/**
 * Remembers which transactions wait at the site's node, so that `eth_getFilterChanges` can tell the hashes of others. Source:
 * execution-apis, EIP-1474.
 */
export const eth_newPendingTransactionFilter = read({
  params: noParams,
  result: Id,
  permission: 'connected',
  run: (_, { origin, channel, chainId, services }) =>
    services.subscriptions.add({ origin, channel }, chainId, { kind: 'pending' }, false),
})
