import * as v from 'valibot'
import { Address } from '#core/address.ts'
import { read } from '#provider/method.ts'
import { noParams } from '#provider/no-params.ts'

/** The current account of this site, `null` when it has none. Source: EIP-1474 §eth_coinbase. */
export const eth_coinbase = read({
  params: noParams,
  result: v.nullable(Address),
  permission: 'none',
  run: (_, { accounts }) => accounts[0] ?? null,
})
