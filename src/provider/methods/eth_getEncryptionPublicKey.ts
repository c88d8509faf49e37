import * as v from 'valibot'
import { Address } from '#core/address.ts'
import { failure, FailureError } from '#core/failure.ts'
import { LockedError } from '#domain/locked-error.ts'
import { requireAccount } from '#provider/account.ts'
import { ask } from '#provider/method.ts'

/** Gives the site the key, in base64, with which anybody can encrypt for an account. `[account]`. Source: EIP-1024; MetaMask. */
export const eth_getEncryptionPublicKey = ask({
  params: v.strictTuple([Address]),
  result: v.pipe(v.string(), v.base64()),
  permission: 'connected',
  approval: 'encryption-key',
  request: ([account], context) => {
    requireAccount(account, context)
    return { ask: { account } }
  },
  execute: async ({ account }, _, { services }) => {
    const key = await services.decrypter.publicKey(account)
    if (key.ok) return key.value
    if (key.error === 'locked') throw new LockedError()
    throw new FailureError(failure('unknown-account', 'unauthorized'))
  },
})
