import * as v from 'valibot'
import { chainIdHex } from '#core/chain-id.ts'
import { read } from '#provider/method.ts'
import { noParams } from '#provider/no-params.ts'

/** The chain this site is on; `0x1` until it is connected. Source: EIP-695. */
export const eth_chainId = read({
  params: noParams,
  result: v.string(),
  permission: 'none',
  run: (_, { chainId }) => chainIdHex(chainId),
})
