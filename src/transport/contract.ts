import type * as v from 'valibot'
import { accountsContract } from '#transport/contract/accounts.ts'
import { activityContract } from '#transport/contract/activity.ts'
import { allowancesContract } from '#transport/contract/allowances.ts'
import { approvalsContract } from '#transport/contract/approvals.ts'
import { assetsContract } from '#transport/contract/assets.ts'
import { callsContract } from '#transport/contract/calls.ts'
import { contactsContract } from '#transport/contract/contacts.ts'
import { guardrailsContract } from '#transport/contract/guardrails.ts'
import { namesContract } from '#transport/contract/names.ts'
import { networksContract } from '#transport/contract/networks.ts'
import { sendContract } from '#transport/contract/send.ts'
import { sessionContract } from '#transport/contract/session.ts'
import { settingsContract } from '#transport/contract/settings.ts'
import { sitesContract } from '#transport/contract/sites.ts'
import { visibilityContract } from '#transport/contract/visibility.ts'
import { vaultContract } from '#transport/contract/vault.ts'

/** THE table of what the extension's own pages may ask of the background; the only thing both share. */
export const contract = {
  ...sessionContract,
  ...vaultContract,
  ...accountsContract,
  ...networksContract,
  ...namesContract,
  ...assetsContract,
  ...allowancesContract,
  ...approvalsContract,
  ...callsContract,
  ...contactsContract,
  ...sendContract,
  ...sitesContract,
  ...activityContract,
  ...settingsContract,
  ...guardrailsContract,
  ...visibilityContract,
} as const

export type Contract = typeof contract
export type Name = keyof Contract
export type Input<N extends Name> = v.InferOutput<Contract[N]['input']>
export type Output<N extends Name> = v.InferOutput<Contract[N]['output']>

/** A missing or misspelt handler does not compile. */
export type HandlersOf<N extends Name> = { readonly [K in N]: (input: Input<K>) => Output<K> | Promise<Output<K>> }
export type Handlers = HandlersOf<Name>
export type Client = <N extends Name>(name: N, input: Input<N>) => Promise<Output<N>>

export const isProcedure = (name: string): name is Name => Object.hasOwn(contract, name)
