import * as v from 'valibot'
import { Address } from '#core/address.ts'
import { Hex } from '#core/hex.ts'
import { ask } from '#provider/method.ts'
import { askTypedData, signTypedData, typedDataText } from '#provider/typed-data.ts'

/**
 * Signs a list of names, types and values, which is bound to no site and no chain. `[list, account]`.
 * Source: the draft of EIP-712 of September 2017; MetaMask `eth_signTypedData` version 1.
 */
export const eth_signTypedData_v1 = ask({
  params: v.strictTuple([typedDataText('v1'), Address]),
  result: Hex,
  permission: 'connected',
  approval: 'typed-data',
  request: ([data, account], context) => askTypedData(account, data, context),
  execute: signTypedData,
})
