import * as v from 'valibot'
import { Address } from '#core/address.ts'
import { ChainIdHex, chainIdHex } from '#core/chain-id.ts'
import { Origin } from '#core/origin.ts'
import type { Grant } from '#domain/permissions/permissions.ts'
import { AccountText, accountText } from '#provider/account-text.ts'

/** More than a person has, and few enough to be shown. */
export const mostNamed = 100

const Wanted = <S extends v.GenericSchema>(type: string, item: S) => {
  const value = v.pipe(v.array(item), v.minLength(1), v.maxLength(mostNamed))
  const listed = v.object({
    caveats: v.nullish(v.pipe(v.array(v.strictObject({ type: v.literal(type), value })), v.maxLength(1))),
    [type]: v.optional(value),
  })
  // A caveat by its name, as EIP-2255 has it, or in a list, as getPermissions gives it and libraries send it back.
  return v.pipe(
    listed,
    v.transform((given): readonly v.InferOutput<S>[] => {
      const named = (given as Readonly<Record<string, unknown>>)[type] as readonly v.InferOutput<S>[] | undefined
      return named ?? given.caveats?.[0]?.value ?? []
    }),
  )
}

/**
 * What a site may ask for: accounts, networks, or both, each with a caveat that names those it would like. Another
 * permission, or another caveat in a list, is refused. Source: EIP-2255 §Specification; the networks, as MetaMask names them.
 */
export const RequestedPermissions = v.pipe(
  v.strictObject({
    eth_accounts: v.optional(Wanted('restrictReturnedAccounts', Address)),
    'endowment:permitted-chains': v.optional(Wanted('restrictNetworkSwitching', ChainIdHex)),
  }),
  v.check((given) => Object.keys(given).length > 0, 'Name a permission'),
  v.transform((given) => ({
    accounts: given.eth_accounts ?? [],
    chains: given['endowment:permitted-chains'] ?? [],
  })),
)

/** A permission as a site sees it. `date` in milliseconds since the epoch. Source: EIP-2255. */
const permission = <const Name extends string, const Type extends string, S extends v.GenericSchema>(
  name: Name,
  type: Type,
  item: S,
) =>
  v.object({
    invoker: Origin,
    parentCapability: v.literal(name),
    caveats: v.tuple([v.object({ type: v.literal(type), value: v.array(item) })]),
    date: v.number(),
  })

/** The accounts first, where libraries look for them. */
export const Permissions = v.union([
  v.strictTuple([]),
  v.strictTuple([
    permission('eth_accounts', 'restrictReturnedAccounts', AccountText),
    permission('endowment:permitted-chains', 'restrictNetworkSwitching', v.pipe(v.string(), v.startsWith('0x'))),
  ]),
])
export type Permissions = v.InferOutput<typeof Permissions>

export function permissionsOf(grant: Grant | null): Permissions {
  if (grant === null) return []
  const base = { invoker: grant.origin, date: grant.grantedAt }
  return [
    {
      ...base,
      parentCapability: 'eth_accounts',
      caveats: [{ type: 'restrictReturnedAccounts', value: grant.accounts.map(accountText) }],
    },
    {
      ...base,
      parentCapability: 'endowment:permitted-chains',
      caveats: [{ type: 'restrictNetworkSwitching', value: grant.chains.map(chainIdHex) }],
    },
  ]
}
