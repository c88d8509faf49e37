import * as v from 'valibot'
import { read } from '#provider/method.ts'
import { noParams } from '#provider/no-params.ts'

/** The wallet's name and version, the same for every user. Source: EIP-1474 §web3_clientVersion. */
export const web3_clientVersion = read({
  params: noParams,
  result: v.string(),
  permission: 'none',
  run: (_, { services }) => services.clientVersion,
})
