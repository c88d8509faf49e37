import type { Name } from '#transport/contract.ts'

/**
 * Calls that must not be carried out twice. When the port breaks after the worker took one of these, its outcome is not
 * known: the caller is told so (`interrupted`) and asks for the state. Every other call is asked again.
 */
const once: ReadonlySet<Name> = new Set<Name>([
  'vault.create',
  'vault.restoreFromCopy',
  'vault.restoreFromPhrase',
  'vault.changePassword',
  'session.unlock',
  'accounts.add',
  'networks.add',
  'send.review',
  'delegation.undo',
  'activity.replace',
  'allowances.revoke',
])

export const isRepeatable = (name: Name): boolean => !once.has(name)
