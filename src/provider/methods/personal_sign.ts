import * as v from 'valibot'
import { Address } from '#core/address.ts'
import { personalMessageDigest } from '#core/eip191.ts'
import { Hex, bytesFromHex } from '#core/hex.ts'
import { ask } from '#provider/method.ts'
import { messageBytes } from '#provider/message-bytes.ts'
import { requireAccount } from '#provider/account.ts'
import { sign } from '#provider/sign.ts'

/**
 * Signs a message as EIP-191 version 0x45. `[message, account]`, or the other way round as some libraries send it; a
 * third parameter, once a password, is not looked at. Source: EIP-191; go-ethereum `personal_sign`.
 */
export const personal_sign = ask({
  params: v.pipe(
    v.union([v.strictTuple([v.string(), v.string()]), v.strictTuple([v.string(), v.string(), v.unknown()])]),
    v.rawTransform(({ dataset, addIssue, NEVER }) => {
      const [first, second] = dataset.value
      for (const [account, message] of [
        [second, first],
        [first, second],
      ] as const) {
        const parsed = v.safeParse(Address, account)
        if (parsed.success) return { account: parsed.output, message: messageBytes(message) }
      }
      addIssue({ message: 'One of the two parameters must be an account' })
      return NEVER
    }),
  ),
  result: Hex,
  permission: 'connected',
  approval: 'message',
  request: ({ account, message }, context) => {
    requireAccount(account, context)
    return { ask: { account, message } }
  },
  execute: ({ account, message }, _, context) => sign(account, personalMessageDigest(bytesFromHex(message)), context),
})
