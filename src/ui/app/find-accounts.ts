import { accountName } from '#ui/app/names.ts'

/** Beyond this many a list of accounts can be searched. */
export const manyAccounts = 8

type Named = { readonly address: string; readonly name: string; readonly index: number }

/** The accounts whose name holds what was typed, in whatever case, or whose address does. */
export function findAccounts<A extends Named>(accounts: readonly A[], text: string): readonly A[] {
  const wanted = text.trim().toLowerCase()
  return accounts.filter(
    (account) => accountName(account).toLowerCase().includes(wanted) || account.address.toLowerCase().includes(wanted),
  )
}
