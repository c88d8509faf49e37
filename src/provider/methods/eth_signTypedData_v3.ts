import * as v from 'valibot'
import { Address } from '#core/address.ts'
import { Hex } from '#core/hex.ts'
import { ask } from '#provider/method.ts'
import { askTypedData, signTypedData, typedDataText } from '#provider/typed-data.ts'

/**
 * The same as version 4 for what has no lists, which version 3 cannot say: such data are refused. `[account, typedData]`.
 * Source: EIP-712; MetaMask `eth_signTypedData_v3`.
 */
export const eth_signTypedData_v3 = ask({
  params: v.strictTuple([Address, typedDataText('v3')]),
  result: Hex,
  permission: 'connected',
  approval: 'typed-data',
  request: ([account, data], context) => askTypedData(account, data, context),
  execute: signTypedData,
})
