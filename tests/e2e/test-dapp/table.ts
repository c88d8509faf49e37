import { batches } from './batches.ts'
import { collections } from './collections.ts'
import { connection } from './connection.ts'
import { malformed } from './malformed.ts'
import { malicious } from './malicious.ts'
import { elsewhere, encryption, networks } from './other.ts'
import { sending } from './sending.ts'
import { signatures } from './signatures.ts'
import { tokens } from './tokens.ts'
import type { Group } from './row.ts'

/** THE table of MetaMask's test site: every button, in the order in which it is pressed. */
export const groups: readonly Group[] = [
  connection,
  signatures,
  sending,
  tokens,
  collections,
  encryption,
  malformed,
  batches,
  networks,
  malicious,
  elsewhere,
]
