import { m } from '#messages/messages.js'
import type { NodeProblem } from '#transport/contract/networks.ts'

/** What happened, what it means and what to do, when a network's server cannot be used. */
export function problemText(problem: NodeProblem | { readonly reason: 'exists' }): string {
  switch (problem.reason) {
    case 'unreachable':
      return m.problem_unreachable()
    case 'timeout':
      return m.problem_timeout()
    case 'malformed':
      return m.problem_malformed()
    case 'refused':
      return m.problem_refused()
    case 'insecure':
      return m.problem_insecure()
    case 'unknown-chain':
      return m.problem_unknown_chain()
    case 'not-consented':
      return m.problem_not_consented()
    case 'wrong-chain':
      return m.problem_wrong_chain({ actual: problem.actual })
    case 'exists':
      return m.problem_exists()
    default:
      return problem satisfies never
  }
}
