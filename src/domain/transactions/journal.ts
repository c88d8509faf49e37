import type { Hex } from '#core/hex.ts'
import type { Place } from '#domain/transactions/place.ts'
import type { Happened } from '#domain/transactions/happened.ts'
import type { JournalEntry, JournalState } from '#domain/transactions/journal-entry.ts'

/** It is in a block; also when it is in another block than before. `fee` in wei, as decimal text. */
export type Mined = {
  readonly type: 'mine'
  readonly reverted: boolean
  readonly blockNumber: number
  readonly blockHash: Hex
  readonly fee: string | null
  readonly happened?: Happened
}

export type JournalEvent =
  /** Another nonce, while nothing is signed; it is begun anew. */
  | ({ readonly type: 'reserve'; readonly createdAt: number } & Place)
  /** Nobody carries on with what was begun before then, and not signed. */
  | { readonly type: 'abandon'; readonly before: number }
  | { readonly type: 'sign'; readonly raw: Hex; readonly hash: Hex }
  /** A node has taken it, or knows it. */
  | { readonly type: 'send' }
  | Mined
  /** Its nonce was used by another transaction. */
  | { readonly type: 'replace' }
  /** The block that decided it is no longer part of the chain: it waits again. */
  | { readonly type: 'reopen' }
  /** No reorganisation undoes it any more. */
  | { readonly type: 'finalize' }
  /** No node will take it; what was sent is never dropped, as some node may still hold it. */
  | { readonly type: 'drop'; readonly reason: string }

/** The bytes of what is signed and not final. */
function openBytes(state: JournalState): { readonly raw: Hex; readonly hash: Hex } | null {
  switch (state.status) {
    case 'signed':
    case 'sent':
      return { raw: state.raw, hash: state.hash }
    case 'mined':
    case 'failed':
    case 'replaced':
      return state.unsettled === undefined ? null : { raw: state.unsettled.raw, hash: state.hash }
    case 'prepared':
    case 'dropped':
      return null
    default:
      return state satisfies never
  }
}

/** Without what a reorganisation would need. */
function settled(state: Unsettled): JournalState {
  const { unsettled: _, ...rest } = state
  return rest
}

function nextState(
  state: JournalState,
  event: Exclude<JournalEvent, { readonly type: 'abandon' | 'reserve' }>,
): JournalState {
  const { status } = state
  const bytes = openBytes(state)
  switch (event.type) {
    case 'sign':
      return status === 'prepared' ? { status: 'signed', raw: event.raw, hash: event.hash } : state
    case 'send':
      return status === 'signed' ? { status: 'sent', raw: state.raw, hash: state.hash } : state
    case 'mine': {
      if (bytes === null) return state
      const { reverted, blockNumber, blockHash, fee, happened } = event
      const unsettled = { raw: bytes.raw, blockHash }
      const mined = { status: reverted ? 'failed' : 'mined', hash: bytes.hash, blockNumber, fee, unsettled } as const
      return happened === undefined ? mined : { ...mined, happened }
    }
    case 'replace':
      return isWaiting(state) ? { status: 'replaced', hash: state.hash, unsettled: { raw: state.raw } } : state
    case 'reopen':
      return isUnsettled(state) ? { status: 'sent', raw: state.unsettled.raw, hash: state.hash } : state
    case 'finalize':
      return isUnsettled(state) ? settled(state) : state
    case 'drop':
      if (status === 'prepared') return { status: 'dropped', hash: null, reason: event.reason }
      return status === 'signed' ? { status: 'dropped', hash: state.hash, reason: event.reason } : state
    default:
      return event satisfies never
  }
}

/**
 * Total: an illegal pair returns the very entry. A nonce never changes once something is signed with it, and what is
 * final never changes at all.
 */
export function nextEntry(entry: JournalEntry, event: JournalEvent): JournalEntry {
  if (event.type === 'reserve') {
    if (entry.state.status !== 'prepared') return entry
    const { replaces: _, ...rest } = entry
    const { nonce, createdAt, replaces } = event
    return replaces === undefined ? { ...rest, nonce, createdAt } : { ...rest, nonce, createdAt, replaces }
  }
  if (event.type === 'abandon') {
    if (entry.state.status !== 'prepared' || entry.createdAt >= event.before) return entry
    return { ...entry, state: { status: 'dropped', hash: null, reason: 'abandoned' } }
  }
  const state = nextState(entry.state, event)
  return state === entry.state ? entry : { ...entry, state }
}

export type Waiting = Extract<JournalState, { readonly status: 'signed' | 'sent' }>

type Decided = Extract<JournalState, { readonly status: 'mined' | 'failed' | 'replaced' }>
export type Unsettled = Decided & { readonly unsettled: NonNullable<Decided['unsettled']> }

/** Signed and not known to have ended: its nonce is taken, and its bytes may be in the hands of a node. */
export const isWaiting = (state: JournalState): state is Waiting => state.status === 'signed' || state.status === 'sent'

/** Decided by a block that is not final yet. */
export const isUnsettled = (state: JournalState): state is Unsettled => 'unsettled' in state

/** Whether the nonce is this entry's: it waits, or a reorganisation could make it wait again. */
export const holdsNonce = (state: JournalState): boolean => isWaiting(state) || isUnsettled(state)
