import type { Approval } from '#domain/approvals/machine.ts'

/**
 * Bytes of what waits. The browser gives `storage.session` 10 MB for everything, the session's key and deadline among it,
 * and a question that the user changed is kept as it was as well. A site has a share, so that none shuts out the others.
 */
const most = { ofSite: 750_000, inAll: 3_000_000 } as const

const encoder = new TextEncoder()
const bytesOf = (value: unknown): number => encoder.encode(JSON.stringify(value)).length

type Asked = Pick<Approval, 'requester' | 'request'>

/** Whether one more question of a site still fits beside what waits. */
export function hasRoom(waiting: readonly Approval[], question: Asked): boolean {
  const { requester } = question
  if (requester.type === 'wallet') return true
  const own = waiting.filter((other) => other.requester.type === 'site' && other.requester.origin === requester.origin)
  const size = bytesOf(question)
  return bytesOf(own) + size <= most.ofSite && bytesOf(waiting) + size <= most.inAll
}
