import * as v from 'valibot'
import { read } from '#provider/method.ts'
import { noParams } from '#provider/no-params.ts'

/** The same chain as `eth_chainId`, as decimal text. Source: EIP-1474 §net_version. */
export const net_version = read({
  params: noParams,
  result: v.string(),
  permission: 'none',
  run: (_, { chainId }) => String(chainId),
})
