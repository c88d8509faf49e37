import type { Hex } from '#core/hex.ts'
import type { JournalEntry, JournalState } from '#domain/transactions/journal-entry.ts'

/** `fee` in wei, as decimal text. */
export type JournalEvent =
  /** Another nonce, while nothing is signed. */
  | { readonly type: 'reserve'; readonly nonce: number }
  | { readonly type: 'sign'; readonly raw: Hex; readonly hash: Hex }
  /** A node has taken it, or knows it. */
  | { readonly type: 'send' }
  | { readonly type: 'mine'; readonly reverted: boolean; readonly blockNumber: number; readonly fee: string | null }
  /** Its nonce was used by another transaction. */
  | { readonly type: 'replace' }
  /** No node will take it; what was sent is never dropped, as some node may still hold it. */
  | { readonly type: 'drop'; readonly reason: string }

function nextState(state: JournalState, event: Exclude<JournalEvent, { readonly type: 'reserve' }>): JournalState {
  const { status } = state
  const waits = status === 'signed' || status === 'sent'
  switch (event.type) {
    case 'sign':
      return status === 'prepared' ? { status: 'signed', raw: event.raw, hash: event.hash } : state
    case 'send':
      return status === 'signed' ? { status: 'sent', raw: state.raw, hash: state.hash } : state
    case 'mine': {
      if (!waits) return state
      const { reverted, blockNumber, fee } = event
      return { status: reverted ? 'failed' : 'mined', hash: state.hash, blockNumber, fee }
    }
    case 'replace':
      return waits ? { status: 'replaced', hash: state.hash } : state
    case 'drop':
      if (status === 'prepared') return { status: 'dropped', hash: null, reason: event.reason }
      return status === 'signed' ? { status: 'dropped', hash: state.hash, reason: event.reason } : state
    default:
      return event satisfies never
  }
}

/** Total: an illegal pair returns the very entry. A nonce never changes once something is signed with it. */
export function nextEntry(entry: JournalEntry, event: JournalEvent): JournalEntry {
  if (event.type === 'reserve') {
    return entry.state.status === 'prepared' ? { ...entry, nonce: event.nonce } : entry
  }
  const state = nextState(entry.state, event)
  return state === entry.state ? entry : { ...entry, state }
}

export type Waiting = Extract<JournalState, { readonly status: 'signed' | 'sent' }>

/** Signed and not known to have ended: its nonce is taken, and its bytes may be in the hands of a node. */
export const isWaiting = (state: JournalState): state is Waiting => state.status === 'signed' || state.status === 'sent'
