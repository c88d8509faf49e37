import * as v from 'valibot'
import { read } from '#provider/method.ts'
import { Id } from '#provider/subscriptions/id.ts'
import { LogCriteria } from '#provider/subscriptions/log-criteria.ts'

/**
 * Remembers where the chain is, so that `eth_getFilterChanges` can tell later logs. The filter is this document's, stays on the
 * network it was made on, and ends when it is not asked for five minutes. Source: execution-apis, EIP-1474.
 */
export const eth_newFilter = read({
  params: v.strictTuple([LogCriteria]),
  result: Id,
  permission: 'connected',
  run: ([criteria], { origin, channel, chainId, services }) =>
    services.subscriptions.add({ origin, channel }, chainId, { kind: 'logs', criteria }, false),
})
