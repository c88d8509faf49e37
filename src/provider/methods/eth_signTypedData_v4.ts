import * as v from 'valibot'
import { Address } from '#core/address.ts'
import { Hex } from '#core/hex.ts'
import { ask } from '#provider/method.ts'
import { askTypedData, signTypedData, typedDataText } from '#provider/typed-data.ts'

/**
 * Signs typed data, whose domain must be for the chain this site is on if it names one. `[account, typedData]`.
 * Source: EIP-712 §Specification of the eth_signTypedData JSON RPC, in the form that wallets call version 4.
 */
export const eth_signTypedData_v4 = ask({
  params: v.strictTuple([Address, typedDataText('v4')]),
  result: Hex,
  permission: 'connected',
  approval: 'typed-data',
  request: ([account, data], context) => askTypedData(account, data, context),
  execute: signTypedData,
})
