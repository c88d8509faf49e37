import * as v from 'valibot'
import { read } from '#provider/method.ts'
import { requireSession, sessionId } from '#provider/session.ts'

const Params = v.object({ sessionId, scopes: v.optional(v.array(v.string())) })

/**
 * The site gives back the networks that it names, or everything; what it does not have is passed over. Where it gives
 * back the network that it is on, it is on the first of the others. 5501 where it has nothing. Source: CAIP-285.
 */
export const wallet_revokeSession = read({
  params: v.optional(
    v.union([
      v.pipe(
        v.strictTuple([]),
        v.transform((): v.InferOutput<typeof Params> => ({})),
      ),
      Params,
    ]),
    {},
  ),
  result: v.boolean(),
  permission: 'none',
  run: async (params, context) => {
    const { origin, services } = context
    const { chains, chainId } = await requireSession(params.sessionId, context)
    const { scopes } = params
    const left = scopes === undefined ? [] : chains.filter((chain) => !scopes.includes(`eip155:${String(chain)}`))
    const [first] = left
    if (first === undefined) await services.permissions.revoke(origin)
    else {
      if (!left.includes(chainId)) await services.permissions.setChain(origin, first)
      if (left.length < chains.length) await services.permissions.keepChains(origin, left)
    }
    return true
  },
})
