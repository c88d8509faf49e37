import type { Permissions } from '#domain/permissions/permissions.ts'
import type { HandlersOf } from '#transport/contract.ts'
import type { sitesContract } from '#transport/contract/sites.ts'

export function sitesHandlers({
  permissions,
}: {
  readonly permissions: Permissions
}): HandlersOf<keyof typeof sitesContract> {
  return {
    'sites.list': async () =>
      (await permissions.list()).map(({ origin, accounts, chainId, grantedAt }) => ({
        origin,
        accounts: [...accounts],
        chainId,
        connectedAt: grantedAt,
      })),
    'sites.disconnect': async ({ origin }) => {
      await permissions.revoke(origin)
      return {}
    },
    'sites.setChain': async ({ origin, chainId }) => {
      await permissions.setChain(origin, chainId)
      return {}
    },
  }
}
