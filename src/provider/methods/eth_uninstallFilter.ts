import * as v from 'valibot'
import { read } from '#provider/method.ts'
import { IdParameter } from '#provider/subscriptions/id.ts'

/** Ends a filter of this document; `false` when there is none of this id. Source: execution-apis, EIP-1474. */
export const eth_uninstallFilter = read({
  params: IdParameter,
  result: v.boolean(),
  permission: 'connected',
  run: ([id], { origin, channel, services }) => services.subscriptions.remove({ origin, channel }, id, false),
})
