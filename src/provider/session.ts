import * as v from 'valibot'
import type { Grant } from '#domain/permissions/permissions.ts'
import { rpcError } from '#core/errors.ts'
import { accountText } from '#provider/account-text.ts'
import { scopeOf } from '#provider/scope.ts'
import type { Context } from '#provider/method.ts'

const Scope = v.object({
  accounts: v.array(v.string()),
  methods: v.array(v.string()),
  notifications: v.array(v.string()),
})

/**
 * What a session has, network by network, each by its CAIP-2 name; accounts as CAIP-10 writes them. Source: CAIP-217.
 */
export const Session = v.object({ sessionScopes: v.record(v.string(), Scope) })
export type Session = v.InferOutput<typeof Session>

/** A session is what the site was given (EIP-2255), seen from its networks; nothing else is kept of it. */
export function sessionOf(grant: Grant | null, methods: readonly string[]): Session {
  const sessionScopes: Session['sessionScopes'] = {}
  for (const chainId of grant?.chains ?? []) {
    const name = scopeOf(chainId)
    const accounts = (grant?.accounts ?? []).map((account) => `${name}:${accountText(account)}`)
    sessionScopes[name] = { accounts, methods: [...methods], notifications: ['eth_subscription'] }
  }
  return { sessionScopes }
}

/**
 * Which session is meant. There is one for each site and it has no id, which would be one more thing to know a user by;
 * an id that was never given out is refused. Source: CAIP-25 §Session Lifecycle, CAIP-316.
 */
export const sessionId = v.optional(v.string())

/** The one session of the site, where it has one. Source: CAIP-285 §Trusted Failure Codes. */
export async function requireSession(id: string | undefined, { origin, services }: Context): Promise<Grant> {
  if (id !== undefined) throw rpcError('unknownSession')
  const grant = await services.permissions.get(origin)
  if (grant === null) throw rpcError('noSession')
  return grant
}
