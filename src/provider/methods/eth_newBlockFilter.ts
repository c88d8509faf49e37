import { read } from '#provider/method.ts'
import { noParams } from '#provider/no-params.ts'
import { Id } from '#provider/subscriptions/id.ts'

/** Remembers where the chain is, so that `eth_getFilterChanges` can tell the hashes of later blocks. Source: execution-apis, EIP-1474. */
export const eth_newBlockFilter = read({
  params: noParams,
  result: Id,
  permission: 'connected',
  run: (_, { origin, channel, chainId, services }) =>
    services.subscriptions.add({ origin, channel }, chainId, { kind: 'heads' }, false),
})
