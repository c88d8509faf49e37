import * as v from 'valibot'
import { read } from '#provider/method.ts'
import { IdParameter } from '#provider/subscriptions/id.ts'

/** All logs that a filter for logs means, from its `fromBlock` to its `toBlock`. Source: execution-apis, EIP-1474. */
export const eth_getFilterLogs = read({
  params: IdParameter,
  result: v.unknown(),
  permission: 'connected',
  run: ([id], { origin, channel, services }) => services.subscriptions.logs({ origin, channel }, id),
})
