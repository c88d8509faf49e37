import * as v from 'valibot'
import type { Address } from '#core/address.ts'
import { Origin } from '#core/origin.ts'
import { AccountText, accountText } from '#provider/account-text.ts'

/** The one permission there is. A request for another is refused. Source: EIP-2255 §Specification. */
export const AccountsPermission = v.tuple([v.strictObject({ eth_accounts: v.record(v.string(), v.unknown()) })])

/** A permission as a site sees it. `date` in milliseconds since the epoch. Source: EIP-2255. */
export const Permission = v.object({
  invoker: Origin,
  parentCapability: v.literal('eth_accounts'),
  caveats: v.array(v.object({ type: v.literal('restrictReturnedAccounts'), value: v.array(AccountText) })),
  date: v.number(),
})
export type Permission = v.InferOutput<typeof Permission>

export const permissionOf = (grant: {
  readonly origin: Origin
  readonly accounts: readonly Address[]
  readonly grantedAt: number
}): Permission => ({
  invoker: grant.origin,
  parentCapability: 'eth_accounts',
  caveats: [{ type: 'restrictReturnedAccounts', value: grant.accounts.map(accountText) }],
  date: grant.grantedAt,
})
