import * as v from 'valibot'
import { AccountText } from '#provider/account-text.ts'
import { read } from '#provider/method.ts'
import { noParams } from '#provider/no-params.ts'

/** The current account of this site, `null` when it has none. Source: EIP-1474 §eth_coinbase. */
export const eth_coinbase = read({
  params: noParams,
  result: v.nullable(AccountText),
  permission: 'none',
  run: (_, { accounts }) => accounts[0] ?? null,
})
