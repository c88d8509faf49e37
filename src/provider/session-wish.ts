import * as v from 'valibot'
import { Address } from '#core/address.ts'
import { ChainId } from '#core/chain-id.ts'
import { rpcError } from '#core/errors.ts'
import { mostNamed } from '#provider/permission.ts'
import { sessionId } from '#provider/session.ts'

/** A namespace, or one chain of it. Source: CAIP-217 §Definition, CAIP-2, CAIP-104. */
const ScopeName = v.pipe(v.string(), v.regex(/^[-a-z0-9]{3,8}(:[-_a-zA-Z0-9]{1,32})?$/))

const names = v.pipe(v.array(v.pipe(v.string(), v.maxLength(128))), v.maxLength(1_000))

const Scope = v.object({
  references: v.optional(names),
  methods: names,
  notifications: names,
  accounts: v.optional(names),
  scopedProperties: v.optional(v.unknown()),
})

const Scopes = v.optional(v.record(ScopeName, Scope), {})

/** What a site may say of the session that it would like. Source: CAIP-25 §Request. */
export const SessionWish = v.object({
  sessionId,
  requiredScopes: Scopes,
  optionalScopes: Scopes,
  scopedProperties: v.optional(v.unknown()),
  sessionProperties: v.optional(v.unknown()),
})
type SessionWish = v.InferOutput<typeof SessionWish>

const Properties = v.record(v.string(), v.unknown())
const ScopedProperties = v.record(ScopeName, Properties)
const isFilled = (schema: v.GenericSchema<object>, given: unknown): boolean =>
  v.is(schema, given) && Object.keys(given).length > 0

const invalid = (detail: string): Error => rpcError('invalidParams', detail)

/** `null` for a reference that stands for no chain at all, `0`. Source: the profile of CAIP-2 for eip155. */
function chainOf(reference: string): ChainId | null {
  if (reference === '0') return null
  const parsed = /^[1-9][0-9]*$/.test(reference) ? v.safeParse(ChainId, Number(reference)) : null
  if (parsed?.success !== true) throw invalid(`eip155:${reference} is not a chain`)
  return parsed.output
}

/** The chains that one scope is about; of other namespances none. */
function chainsOf(name: string, { references }: v.InferOutput<typeof Scope>): readonly ChainId[] {
  const [namespace, reference] = name.split(':')
  if (reference !== undefined && references !== undefined) throw invalid(`${name}: references are for a namespace`)
  if (namespace !== 'eip155') return []
  const list = reference === undefined ? (references ?? []) : [reference]
  return [...new Set(list)].map(chainOf).filter((chainId) => chainId !== null)
}

/** The accounts of eip155 that a scope names, as CAIP-10 writes them. */
function accountsOf(name: string, { accounts = [] }: v.InferOutput<typeof Scope>): readonly Address[] {
  return accounts
    .filter((account) => account.startsWith('eip155:'))
    .map((account) => {
      const parsed = v.safeParse(Address, /^eip155:[-_a-zA-Z0-9]{1,32}:(0x[0-9a-fA-F]{40})$/.exec(account)?.[1])
      if (!parsed.success) throw invalid(`${name}: ${account} is not an account`)
      return parsed.output
    })
}

const unique = <T>(items: readonly T[]): T[] => [...new Set(items)]

/**
 * The accounts and chains that a wish names. What is asked of other namespaces is let pass where something is asked of
 * this one; whether the wallet knows a chain is not looked at, as that is the user's own. Source: CAIP-25 §Failure States.
 */
export function wishedFor(wish: SessionWish): { readonly accounts: Address[]; readonly chains: ChainId[] } {
  const { sessionId: id, requiredScopes, optionalScopes, scopedProperties, sessionProperties } = wish
  if (id !== undefined) throw rpcError('unknownSession')
  if (sessionProperties !== undefined && !isFilled(Properties, sessionProperties)) throw rpcError('sessionProperties')
  if (scopedProperties !== undefined && !isFilled(ScopedProperties, scopedProperties))
    throw rpcError('scopedProperties')
  const scopes = [requiredScopes, optionalScopes].map((each) => Object.entries(each))
  if (scopes.flat().some(([, scope]) => scope.scopedProperties !== undefined)) throw rpcError('misplacedProperties')
  const chains = scopes.map((each) => each.flatMap(([name, scope]) => chainsOf(name, scope)))
  if (chains.some((each) => unique(each).length < each.length)) throw rpcError('chainTwice')
  const wished = {
    accounts: unique(scopes.flat().flatMap(([name, scope]) => accountsOf(name, scope))),
    chains: unique(chains.flat()),
  }
  if (wished.chains.length === 0) throw rpcError('unsupportedNetworks')
  if (Math.max(wished.chains.length, wished.accounts.length) > mostNamed) throw invalid('Too many are named')
  return wished
}
