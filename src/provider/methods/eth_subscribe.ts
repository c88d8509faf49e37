import * as v from 'valibot'
import { read } from '#provider/method.ts'
import { Id } from '#provider/subscriptions/id.ts'
import { LogCriteria } from '#provider/subscriptions/log-criteria.ts'

const Kind = v.union([
  v.pipe(
    v.strictTuple([v.literal('newHeads')]),
    v.transform(() => ({ kind: 'heads' }) as const),
  ),
  v.pipe(
    v.union([v.strictTuple([v.literal('logs')]), v.strictTuple([v.literal('logs'), LogCriteria])]),
    v.transform(([, criteria = {}]) => ({ kind: 'logs', criteria }) as const),
  ),
  v.pipe(
    v.union([
      v.strictTuple([v.literal('newPendingTransactions')]),
      v.strictTuple([v.literal('newPendingTransactions'), v.literal(false)]),
    ]),
    v.transform(() => ({ kind: 'pending' }) as const),
  ),
])

/**
 * Tells this document by the event `message` of new blocks (`newHeads`), of logs, or of transactions that wait, by hash, until it
 * goes, the wallet is locked or the site is disconnected; on the network that it is on now, wherever it goes later. Invoked in a
 * session it is on that network, and tells by the event `wallet_notify` (CAIP-319). Logs of a
 * block that was taken back come again with `removed` where the node still has them. `syncing` is not served: ask `eth_syncing`.
 * Source: execution-apis, EIP-1193 §message.
 */
export const eth_subscribe = read({
  params: Kind,
  result: Id,
  permission: 'connected',
  run: (wanted, { origin, channel, isInvoked, chainId, services }) =>
    services.subscriptions.add({ origin, channel, isInvoked }, chainId, wanted, true),
})
