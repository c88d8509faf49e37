import { m } from '#messages/messages.js'
import type { NameTrouble } from '#ui/app/ens-name.ts'

/** Why a name leads nowhere, and what to do. */
export function nameProblem(problem: NameTrouble): string {
  switch (problem) {
    case 'invalid':
      return m.send_name_invalid()
    case 'unregistered':
      return m.send_name_unregistered()
    case 'no-address':
      return m.send_name_no_address()
    case 'offchain':
      return m.send_name_offchain()
    case 'not-consented':
      return m.send_name_network()
    case 'unreachable':
    case 'insecure':
    case 'timeout':
    case 'malformed':
    case 'refused':
    case 'unknown-chain':
    case 'wrong-chain':
      return m.send_name_unknown()
    default:
      return problem satisfies never
  }
}
