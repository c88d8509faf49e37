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

/** Of the reading that was meant: a list is no account. */
function reason(input: unknown): string {
  const isStandard = Array.isArray(input) && v.is(Address, input[0])
  return v.safeParse(isStandard ? standard : earlier, input).issues?.[0].message ?? ''
}

/**
 * One name for two things: `[account, typedData]` as EIP-712 has it, the same as version 4, and `[list, account]` as it was
 * before, the same as version 1; a list is no account, so that no call can be read both ways.
 * Source: EIP-712 §Specification of the eth_signTypedData JSON RPC; MetaMask `eth_signTypedData`.
 */
export const eth_signTypedData = ask({
  params: v.union([standard, earlier], ({ input }) => reason(input)),
  result: Hex,
  permission: 'connected',
  approval: 'typed-data',
  request: ([account, data], context) => askTypedData(account, data, context),
  execute: signTypedData,
})
