import type { Account } from '#domain/accounts/account.ts'
import type { Accounts } from '#domain/accounts/accounts.ts'
import type { HandlersOf } from '#transport/contract.ts'
import type { AccountView, accountsContract } from '#transport/contract/accounts.ts'

export function accountsHandlers({
  accounts,
}: {
  readonly accounts: Accounts
}): HandlersOf<keyof typeof accountsContract> {
  const view = async (account: Account): Promise<AccountView> => ({
    ...account,
    selected: account.address === (await accounts.selected()),
  })

  return {
    'accounts.list': async () => Promise.all((await accounts.list()).map(view)),
    'accounts.add': async ({ name }) => view(await accounts.add(name)),
    'accounts.rename': async ({ address, name }) => {
      await accounts.rename(address, name)
      return {}
    },
    'accounts.setHidden': async ({ address, hidden }) => {
      await accounts.setHidden(address, hidden)
      return {}
    },
    'accounts.select': async ({ address }) => {
      await accounts.select(address)
      return {}
    },
  }
}
