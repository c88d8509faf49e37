import * as v from 'valibot'
import { Address } from '#core/address.ts'
import { personalMessageDigest } from '#core/eip191.ts'
import { Hex, bytesFromHex } from '#core/hex.ts'
import { failure, FailureError } from '#core/failure.ts'
import type { ApprovalRequest } from '#domain/approvals/kinds.ts'
import { isForAnotherChain, isForeignSignIn, readMessage } from '#domain/review/read-message.ts'
import { askOneOf, type Context } from '#provider/method.ts'
import { messageBytes } from '#provider/message-bytes.ts'
import { requireAccount } from '#provider/account.ts'
import { sign } from '#provider/sign.ts'

/** What no view lets through is not signed either, should one ever fail to stop it. */
async function signMessage(request: ApprovalRequest<'message' | 'sign-in'>, _: object, context: Context): Promise<Hex> {
  const bytes = bytesFromHex(request.message)
  const message = readMessage(request, context.origin)
  const isElsewhere = message.kind === 'sign-in' && isForAnotherChain(message, context.chainId)
  if (isElsewhere || isForeignSignIn(message)) {
    throw new FailureError(failure('foreign-sign-in', 'unauthorized'))
  }
  return sign(request.account, personalMessageDigest(bytes), context)
}

/**
 * Signs a message as EIP-191 version 0x45. `[message, account]`, or the other way round as some libraries send it; a
 * third parameter, once a password, is not looked at. A sign-in (EIP-4361) is asked as one; what is only near its grammar
 * is a message like any other. Source: EIP-191; go-ethereum `personal_sign`.
 */
export const personal_sign = askOneOf({
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
  approval: ['message', 'sign-in'],
  request: ({ account, message }, context) => {
    requireAccount(account, context)
    return { kind: readMessage({ account, message }, context.origin).kind, ask: { account, message } }
  },
  execute: { message: signMessage, 'sign-in': signMessage },
})
