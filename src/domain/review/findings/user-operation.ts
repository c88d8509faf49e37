import { domainText } from '#core/eip712.ts'
import type { Rule } from '#domain/review/subject.ts'
import { isOperation } from '#domain/review/typed-intent.ts'

/** Data that make a delegated account act without its owner sending anything. Source: ERC-4337, EntryPoint 0.8 (EIP-712). */
export const userOperation: Rule = {
  severity: 'danger',
  find: (subject) => {
    if (subject.kind !== 'typed-data') return null
    const { typedData } = subject
    return isOperation(typedData) ? { contract: domainText(typedData, 'verifyingContract') ?? '' } : null
  },
}
