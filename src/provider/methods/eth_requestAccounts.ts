import * as v from 'valibot'
import { AccountText } from '#provider/account-text.ts'
import { ask } from '#provider/method.ts'
import { grantFrom } from '#provider/grant.ts'
import { noParams } from '#provider/no-params.ts'

/**
 * Connects the site: the user chooses the accounts it may see and its network. A connected site is answered at once.
 * Source: EIP-1102 §eth_requestAccounts.
 */
export const eth_requestAccounts = ask({
  params: noParams,
  result: v.array(AccountText),
  permission: 'none',
  approval: 'connect',
  request: (_, { accounts, chainId }) =>
    accounts.length > 0 ? { answer: [...accounts] } : { ask: { chainId, accounts: [], chains: [] } },
  execute: async (_, decision, context) => [...(await grantFrom(decision, context)).accounts],
})
