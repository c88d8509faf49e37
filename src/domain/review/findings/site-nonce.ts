import type { Rule } from '#domain/review/subject.ts'

/** The site put its transaction in the place of another that waits, or behind a gap. Source: EIP-1474 eth_sendTransaction, `nonce`. */
export const siteNonce: Rule = {
  severity: 'warn',
  find: (subject) => {
    const quote = subject.kind === 'transaction' ? subject.quote : null
    if (quote?.siteNonce === undefined) return null
    const nonce = Number(quote.siteNonce)
    const replaces = quote.nonces?.taken.some((taken) => taken.nonce === nonce) === true
    return { nonce: String(nonce), means: replaces ? 'replaces' : 'gap' }
  },
}
