import { read } from '#provider/method.ts'
import { noParams } from '#provider/no-params.ts'
import { Permissions, permissionsOf } from '#provider/permission.ts'

/** What this site was given: accounts and networks; `[]` when nothing. Source: EIP-2255 §wallet_getPermissions. */
export const wallet_getPermissions = read({
  params: noParams,
  result: Permissions,
  permission: 'none',
  run: async (_, { origin, services }) => permissionsOf(await services.permissions.get(origin)),
})
