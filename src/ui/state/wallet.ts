import type { Topic } from '#domain/ports.ts'
import type { Client } from '#transport/contract.ts'

/** The background as a page sees it: what may be asked, and what tells that something changed. */
export type Wallet = {
  readonly call: Client
  /** Returns its undo. */
  readonly subscribe: (topic: Topic, changed: () => void) => () => void
}
