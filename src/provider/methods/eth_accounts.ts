import * as v from 'valibot'
import { AccountText } from '#provider/account-text.ts'
import { read } from '#provider/method.ts'
import { noParams } from '#provider/no-params.ts'

/** The accounts this site was given, the current one first; `[]` when none. Source: EIP-1193 §eth_accounts, EIP-1474. */
export const eth_accounts = read({
  params: noParams,
  result: v.array(AccountText),
  permission: 'none',
  run: (_, { accounts }) => [...accounts],
})
