import * as v from 'valibot'
import { read } from '#provider/method.ts'
import { IdParameter } from '#provider/subscriptions/id.ts'

/** What is new since a filter was asked last: logs, or hashes of blocks or transactions. Source: execution-apis, EIP-1474. */
export const eth_getFilterChanges = read({
  params: IdParameter,
  result: v.array(v.unknown()),
  permission: 'connected',
  run: async ([id], { origin, channel, services }) => [
    ...(await services.subscriptions.changes({ origin, channel }, id)),
  ],
})
