import * as v from 'valibot'
import { ChainId } from '#core/chain-id.ts'
import { rpcError } from '#core/errors.ts'
import { carry } from '#provider/method.ts'
import { Request } from '#provider/request-text.ts'
import { sessionId } from '#provider/session.ts'

const ScopeChain = v.pipe(
  v.string(),
  v.regex(/^eip155:[1-9][0-9]*$/, 'A chain as eip155:1'),
  v.transform((name) => Number(name.slice('eip155:'.length))),
  ChainId,
)

/**
 * Asks one thing on a network of the site's session, whatever network the site is on, and leaves it there. What is asked is
 * treated as if it were asked by itself. Source: CAIP-27.
 */
export const wallet_invokeMethod = carry({
  params: v.object({ sessionId, scope: ScopeChain, request: Request }),
  carried: ({ sessionId: id, scope, request: { method, params } }, { sessionMethods }) => {
    if (id !== undefined) throw rpcError('unknownSession')
    if (!sessionMethods.includes(method)) throw rpcError('unsupportedMethod', 'This method is not of a session.')
    return { method, params, chainId: scope }
  },
})
