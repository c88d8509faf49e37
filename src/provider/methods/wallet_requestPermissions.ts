import * as v from 'valibot'
import { ask } from '#provider/method.ts'
import { grantFrom } from '#provider/grant.ts'
import { Permissions, RequestedPermissions, permissionsOf } from '#provider/permission.ts'

/**
 * Asks the user to choose accounts and networks, whatever the site has already. Those that it names are chosen in
 * advance where they exist, which the site cannot see. Source: EIP-2255 §wallet_requestPermissions.
 */
export const wallet_requestPermissions = ask({
  params: v.strictTuple([RequestedPermissions]),
  result: Permissions,
  permission: 'none',
  approval: 'connect',
  request: ([{ accounts, chains }], { chainId }) => ({
    ask: { chainId, accounts: [...accounts], chains: [...chains] },
  }),
  execute: async (_, decision, context) => permissionsOf(await grantFrom(decision, context)),
})
