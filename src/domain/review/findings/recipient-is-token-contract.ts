import type { Rule } from '#domain/review/subject.ts'

/** Tokens sent to their own contract are lost. */
export const recipientIsTokenContract: Rule = {
  severity: 'danger',
  find: (subject) => {
    if (subject.kind !== 'transaction' || subject.request.data.length === 2) return null
    const { recipient, call, request } = subject
    const token = call?.type === 'permit2-transfer' ? call.token : request.to
    return recipient !== null && recipient === token ? { recipient } : null
  },
}
