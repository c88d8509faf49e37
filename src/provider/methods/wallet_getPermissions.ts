import * as v from 'valibot'
import { read } from '#provider/method.ts'
import { noParams } from '#provider/no-params.ts'
import { Permission, permissionOf } from '#provider/permission.ts'

/** What this site was given; `[]` when nothing. Source: EIP-2255 §wallet_getPermissions. */
export const wallet_getPermissions = read({
  params: noParams,
  result: v.array(Permission),
  permission: 'none',
  run: async (_, { origin, services }) => {
    const grant = await services.permissions.get(origin)
    return grant === null ? [] : [permissionOf(grant)]
  },
})
