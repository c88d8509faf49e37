import type { Rule } from '#domain/review/subject.ts'

/** Uniswap's v3 routers take these for the sender and for themselves. Source: swap-router-contracts Constants. */
const placeholder = /^0x0{39}[0-2]$/

/** The user pays for a swap, and another address gets what comes out: neither the payer, nor the router on its way there. */
export const swapToOther: Rule = {
  severity: 'warn',
  find: (subject) => {
    if (subject.kind !== 'transaction') return null
    const { call, request } = subject
    if (call?.type !== 'swap' && call?.type !== 'sweep') return null
    const isOwn = call.to === request.from || call.to === request.to || placeholder.test(call.to)
    return isOwn ? null : { recipient: call.to }
  },
}
