import * as v from 'valibot'
import { Address } from '#core/address.ts'
import { Hex } from '#core/hex.ts'
import { ask } from '#provider/method.ts'
import { askTypedData, signTypedData, typedDataText } from '#provider/typed-data.ts'

const standard = v.strictTuple([Address, typedDataText('v4')])
const earlier = v.pipe(
  v.strictTuple([typedDataText('v1'), Address]),
  v.transform(([data, account]): v.InferOutput<typeof standard> => [account, data]),
)

/**
 * One name for two things: `[account, typedData]` as EIP-712 has it, the same as version 4, and `[list, account]` as it was
 * before, the same as version 1. Which of them is meant, the order says: a list is no account.
 * Source: EIP-712 §Specification of the eth_signTypedData JSON RPC; MetaMask `eth_signTypedData`.
 */
export const eth_signTypedData = ask({
  params: v.lazy((input) => (Array.isArray(input) && v.is(Address, input[0]) ? standard : earlier)),
  result: Hex,
  permission: 'connected',
  approval: 'typed-data',
  request: ([account, data], context) => askTypedData(account, data, context),
  execute: signTypedData,
})
