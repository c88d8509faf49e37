import { domainText } from '#core/eip712.ts'
import { pinnedDelegate } from '#domain/delegation/pinned-delegate.ts'
import type { Rule } from '#domain/review/subject.ts'

/** Data that make a delegated account act without its owner sending anything. Source: ERC-4337, EntryPoint 0.8 (EIP-712). */
export const userOperation: Rule = {
  severity: 'danger',
  find: (subject) => {
    if (subject.kind !== 'typed-data') return null
    const { primaryType } = subject.typedData
    const contract = domainText(subject.typedData, 'verifyingContract') ?? ''
    const isFor = contract.toLowerCase() === pinnedDelegate.entryPoint.toLowerCase()
    return isFor || primaryType === 'PackedUserOperation' ? { contract } : null
  },
}
