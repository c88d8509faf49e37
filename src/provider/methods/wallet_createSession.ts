import { ask } from '#provider/method.ts'
import { grantFrom } from '#provider/grant.ts'
import { Session, sessionOf } from '#provider/session.ts'
import { SessionWish, wishedFor } from '#provider/session-wish.ts'

/**
 * Asks the user for a session: accounts on one or more networks, in place of what the site has. It is the same permission
 * as EIP-2255's. The user chooses among what is asked, required or not; the answer says what was given, with every method
 * that can be invoked. It has no `sessionId`. What is malformed is refused with 5204 to 5302, and 5100 where nothing of eip155
 * is asked. Source: CAIP-25, CAIP-217.
 */
export const wallet_createSession = ask({
  params: SessionWish,
  result: Session,
  permission: 'none',
  approval: 'connect',
  request: (wish, { chainId }) => ({ ask: { chainId, ...wishedFor(wish) } }),
  execute: async (_, decision, context) =>
    sessionOf(await grantFrom(decision, context), context.services.sessionMethods),
})
