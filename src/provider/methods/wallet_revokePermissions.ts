import * as v from 'valibot'
import { read } from '#provider/method.ts'

/**
 * The site gives its accounts back, for which nobody need be asked; `null`, whether it had any or not. Names of other
 * permissions beside it are let pass. Source: EIP-2255 (wallet_revokePermissions is its complement, as MIP-2 describes it).
 */
export const wallet_revokePermissions = read({
  params: v.tuple([v.looseObject({ eth_accounts: v.record(v.string(), v.unknown()) })]),
  result: v.null(),
  permission: 'none',
  run: async (_, { origin, accounts, services }) => {
    if (accounts.length > 0) await services.permissions.revoke(origin)
    return null
  },
})
