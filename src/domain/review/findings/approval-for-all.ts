import type { Rule } from '#domain/review/subject.ts'

/** Somebody may take every NFT of a collection. */
export const approvalForAll: Rule = {
  severity: 'danger',
  find: (subject) => {
    if (subject.kind !== 'transaction' || subject.call?.type !== 'approve-all' || !subject.call.approved) return null
    const { to } = subject.request
    return { spender: subject.call.spender, ...(to === null ? {} : { token: to }) }
  },
}
