import * as v from 'valibot'
import { read } from '#provider/method.ts'

const Named = v.optional(v.looseObject({}))
const names = ['eth_accounts', 'endowment:permitted-chains'] as const

/**
 * The site gives back what it was given, for which nobody need be asked; `null`, whether it had anything or not. Accounts
 * and networks are of no use without each other and go together. Names of other permissions beside them are let pass.
 * Source: EIP-2255 (wallet_revokePermissions is its complement, as MIP-2 describes it).
 */
export const wallet_revokePermissions = read({
  params: v.strictTuple([
    v.pipe(
      v.looseObject({ eth_accounts: Named, 'endowment:permitted-chains': Named }),
      v.check((given) => names.some((name) => given[name] !== undefined), 'Name eth_accounts'),
    ),
  ]),
  result: v.null(),
  permission: 'none',
  run: async (_, { origin, accounts, services }) => {
    if (accounts.length > 0) await services.permissions.revoke(origin)
    return null
  },
})
