import type { Accounts } from '#domain/accounts/accounts.ts'
import type { Permissions } from '#domain/permissions/permissions.ts'
import type { HandlersOf } from '#transport/contract.ts'
import type { sitesContract } from '#transport/contract/sites.ts'

type Deps = { readonly permissions: Permissions; readonly accounts: Pick<Accounts, 'list'> }

export function sitesHandlers({ permissions, accounts: own }: Deps): HandlersOf<keyof typeof sitesContract> {
  return {
    'sites.list': async () =>
      (await permissions.list()).map(({ origin, accounts, chainId, chains, grantedAt }) => ({
        origin,
        accounts: [...accounts],
        chainId,
        chains,
        connectedAt: grantedAt,
      })),
    'sites.disconnect': async ({ origin }) => {
      await permissions.revoke(origin)
      return {}
    },
    'sites.setAccounts': async ({ origin, accounts }) => {
      const known = new Set((await own.list()).map(({ address }) => address))
      const [first, ...others] = new Set(accounts.filter((account) => known.has(account)))
      if (first !== undefined) await permissions.setAccounts(origin, [first, ...others])
      return {}
    },
    'sites.keepChains': async ({ origin, chains }) => {
      await permissions.keepChains(origin, chains)
      return {}
    },
    'sites.setChain': async ({ origin, chainId }) => {
      await permissions.setChain(origin, chainId)
      return {}
    },
  }
}
