import * as v from 'valibot'
import { read } from '#provider/method.ts'
import { Session, requireSession, sessionId, sessionOf } from '#provider/session.ts'

/** The session of a site, which is what it was given in whatever way it asked; 5501 where it has nothing. Source: CAIP-312. */
export const wallet_getSession = read({
  params: v.optional(v.union([v.strictTuple([]), v.object({ sessionId })])),
  result: Session,
  permission: 'none',
  run: async (params, context) => {
    const id = params !== undefined && 'sessionId' in params ? params.sessionId : undefined
    return sessionOf(await requireSession(id, context), context.services.sessionMethods)
  },
})
