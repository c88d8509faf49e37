import * as v from 'valibot'
import { Address } from '#core/address.ts'
import { domainText, parseTypedData, typedDataDigest } from '#core/eip712.ts'
import { rpcError } from '#core/errors.ts'
import { Hex } from '#core/hex.ts'
import { requireAccount } from '#provider/account.ts'
import { ask } from '#provider/method.ts'
import { sign } from '#provider/sign.ts'

/** JSON text, or the object itself as some libraries send it; checked whole before anything is asked. */
const TypedDataText = v.pipe(
  v.union([v.string(), v.looseObject({})]),
  v.rawTransform(({ dataset, addIssue, NEVER }) => {
    const text = typeof dataset.value === 'string' ? dataset.value : JSON.stringify(dataset.value)
    const parsed = parseTypedData(text)
    if (parsed.ok) return { text, chainId: domainText(parsed.value, 'chainId') }
    const { code, at } = parsed.error
    addIssue({ message: at === '' ? `typed data: ${code}` : `typed data: ${code} at ${at}` })
    return NEVER
  }),
)

/**
 * Signs typed data, whose domain must be for the chain this site is on if it names one. `[account, typedData]`.
 * Source: EIP-712 §Specification of the eth_signTypedData JSON RPC, in the form that wallets call version 4.
 */
export const eth_signTypedData_v4 = ask({
  params: v.strictTuple([Address, TypedDataText]),
  result: Hex,
  permission: 'connected',
  approval: 'typed-data',
  request: ([account, { text, chainId }], context) => {
    requireAccount(account, context)
    if (chainId !== null && chainId !== String(context.chainId)) {
      throw rpcError('invalidParams', 'params.1.domain.chainId: this site is on another chain')
    }
    return { ask: { account, typedData: text } }
  },
  execute: ({ account, typedData }, _, context) => {
    const parsed = parseTypedData(typedData)
    if (!parsed.ok) throw rpcError('internal')
    return sign(account, typedDataDigest(parsed.value), context)
  },
})
