import * as v from 'valibot'
import { ChainIdHex } from '#core/chain-id.ts'
import { switchQuestion, carryOutChain } from '#provider/chain.ts'
import { ask } from '#provider/method.ts'

/** Puts this site, and no other, on another network that the wallet knows. Source: EIP-3326. */
export const wallet_switchEthereumChain = ask({
  params: v.strictTuple([v.strictObject({ chainId: ChainIdHex })]),
  result: v.null(),
  permission: 'connected',
  approval: 'chain',
  request: ([{ chainId }], context) => switchQuestion(chainId, context),
  execute: carryOutChain,
})
