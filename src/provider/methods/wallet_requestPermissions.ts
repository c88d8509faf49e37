import * as v from 'valibot'
import { rpcError } from '#core/errors.ts'
import { ask } from '#provider/method.ts'
import { grantFrom } from '#provider/grant.ts'
import { AccountsPermission, Permission, permissionOf } from '#provider/permission.ts'

/** Asks the user to choose accounts, whatever the site has already. Source: EIP-2255 §wallet_requestPermissions. */
export const wallet_requestPermissions = ask({
  params: AccountsPermission,
  result: v.array(Permission),
  permission: 'none',
  approval: 'connect',
  request: (_, { chainId }) => ({ ask: { chainId } }),
  execute: async (_, decision, context) => {
    await grantFrom(decision, context)
    const grant = await context.services.permissions.get(context.origin)
    if (grant === null) throw rpcError('internal')
    return [permissionOf(grant)]
  },
})
