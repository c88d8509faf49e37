import * as v from 'valibot'
import { Address } from '#core/address.ts'
import { nothing, procedure } from '#transport/procedure.ts'

/** `index` is i in m/44'/60'/0'/0/i. An empty name means that the page shows “Account i+1” in its language. */
export const AccountView = v.object({
  address: Address,
  name: v.string(),
  index: v.number(),
  hidden: v.boolean(),
  selected: v.boolean(),
})
export type AccountView = v.InferOutput<typeof AccountView>

const one = v.object({ address: Address })

export const accountsContract = {
  'accounts.list': procedure({ guard: 'unlocked', input: nothing, output: v.array(AccountView) }),
  /** The next index of the phrase; a hidden account keeps its place. */
  'accounts.add': procedure({
    guard: 'unlocked',
    input: v.object({ name: v.pipe(v.string(), v.trim(), v.maxLength(40)) }),
    output: AccountView,
  }),
  'accounts.rename': procedure({
    guard: 'unlocked',
    input: v.object({ address: Address, name: v.pipe(v.string(), v.trim(), v.maxLength(40)) }),
    output: nothing,
  }),
  /** The last account that shows cannot be hidden; asking for it changes nothing. */
  'accounts.setHidden': procedure({
    guard: 'unlocked',
    input: v.object({ address: Address, hidden: v.boolean() }),
    output: nothing,
  }),
  'accounts.select': procedure({ guard: 'unlocked', input: one, output: nothing }),
} as const
