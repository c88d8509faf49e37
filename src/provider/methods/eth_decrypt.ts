import * as v from 'valibot'
import { Address } from '#core/address.ts'
import { failure, FailureError } from '#core/failure.ts'
import { LockedError } from '#domain/locked-error.ts'
import { requireAccount } from '#provider/account.ts'
import { EncryptedText } from '#provider/encrypted-text.ts'
import { ask } from '#provider/method.ts'

/**
 * Gives the site the text of a message that was encrypted for an account. `[message, account]`.
 * Source: EIP-1024; MetaMask `eth_decrypt`.
 */
export const eth_decrypt = ask({
  params: v.strictTuple([EncryptedText, Address]),
  result: v.string(),
  permission: 'connected',
  approval: 'decrypt',
  request: ([message, account], context) => {
    requireAccount(account, context)
    return { ask: { account, message } }
  },
  execute: async ({ account, message }, _, { services }) => {
    const opened = await services.decrypter.decrypt(account, message)
    if (opened.ok) return opened.value
    switch (opened.error) {
      case 'locked':
        throw new LockedError()
      case 'unknown-account':
        throw new FailureError(failure('unknown-account', 'unauthorized'))
      case 'refused':
        throw new FailureError(
          failure(
            'unreadable',
            'invalidParams',
            'params.0: not encrypted for this account, changed since, or not text',
          ),
        )
      default:
        return opened.error satisfies never
    }
  },
})
