import type { Address } from '#core/address.ts'
import type { Account } from '#domain/accounts/account.ts'
import { deriveAddress } from '#domain/accounts/derive-account.ts'
import type { Keyring } from '#domain/accounts/keyring.ts'
import type { Notify } from '#domain/ports.ts'
import type { PayloadAccounts } from '#domain/vault/payload.ts'

/**
 * The accounts of the phrase. They are part of the sealed vault, so both of its copies hold them. Unlocked only:
 * everything here throws `LockedError` otherwise. What names an account that is not there changes nothing.
 */
export type Accounts = {
  readonly list: () => Promise<readonly Account[]>
  /** The index after the last one; hidden accounts keep theirs. */
  readonly add: (name: string) => Promise<Account>
  readonly rename: (address: Address, name: string) => Promise<void>
  /** The last account that shows cannot be hidden. Hiding the selected one selects the first that shows. */
  readonly setHidden: (address: Address, hidden: boolean) => Promise<void>
  /** The account that the wallet's own pages show; always one that is not hidden. */
  readonly selected: () => Promise<Address>
  /** A hidden account is not selected. */
  readonly select: (address: Address) => Promise<void>
}

function edited(
  { accounts, selected }: PayloadAccounts,
  address: Address,
  edit: Partial<Account>,
): PayloadAccounts | null {
  const next = accounts.map((account) => (account.address === address ? { ...account, ...edit } : account))
  const shown = next.filter(({ hidden }) => !hidden)
  const [first] = shown
  if (first === undefined || !accounts.some((account) => account.address === address)) return null
  return {
    accounts: next,
    selected: shown.some((account) => account.address === selected) ? selected : first.address,
  }
}

export function createAccounts({ keyring, notify }: { readonly keyring: Keyring; readonly notify: Notify }): Accounts {
  async function change(work: Parameters<Keyring['change']>[0]): Promise<void> {
    await keyring.change(work)
    notify('accounts')
  }

  return {
    list: async () => (await keyring.read()).accounts,
    add: async (name) => {
      const added: Account[] = []
      await change(async ({ entropy, accounts, selected }) => {
        const index = Math.max(...accounts.map((account) => account.index)) + 1
        const account = { address: await deriveAddress(entropy, index), name, index, hidden: false }
        added.push(account)
        return { accounts: [...accounts, account], selected }
      })
      const [account] = added
      if (account === undefined) throw new Error('no account was added')
      return account
    },
    rename: (address, name) => change((payload) => edited(payload, address, { name })),
    setHidden: (address, hidden) => change((payload) => edited(payload, address, { hidden })),
    selected: async () => (await keyring.read()).selected,
    select: (address) =>
      change(({ accounts }) =>
        accounts.some((account) => account.address === address && !account.hidden)
          ? { accounts, selected: address }
          : null,
      ),
  }
}
