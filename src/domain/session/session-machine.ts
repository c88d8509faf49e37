/** Times in milliseconds since the epoch, `periodMs` from the last use to the lock. */
export type SessionState =
  { readonly status: 'locked' } | { readonly status: 'unlocked'; readonly lockAt: number; readonly periodMs: number }

export type SessionEvent =
  | { readonly type: 'start' | 'set-period'; readonly now: number; readonly periodMs: number }
  | { readonly type: 'restore'; readonly now: number; readonly lockAt: number; readonly periodMs: number }
  | { readonly type: 'touch' | 'tick'; readonly now: number }
  | { readonly type: 'lock' }

const locked: SessionState = { status: 'locked' }

/** Locked once the deadline is reached. A clock that was set back leaves one period, never more. */
function checked(lockAt: number, periodMs: number, now: number): SessionState {
  return now >= lockAt ? locked : { status: 'unlocked', lockAt: Math.min(lockAt, now + periodMs), periodMs }
}

const full = (now: number, periodMs: number): SessionState => ({ status: 'unlocked', lockAt: now + periodMs, periodMs })

/** The lock as a pure, total function. Nothing but `start` and `restore` leaves `locked`; no event revives a session past its deadline. */
export function nextSession(state: SessionState, event: SessionEvent): SessionState {
  if (event.type === 'lock') return locked
  if (state.status === 'locked') {
    if (event.type === 'start') return full(event.now, event.periodMs)
    return event.type === 'restore' ? checked(event.lockAt, event.periodMs, event.now) : locked
  }
  const { lockAt, periodMs } = state
  switch (event.type) {
    case 'start':
      return full(event.now, event.periodMs)
    case 'restore':
    case 'tick':
      return checked(lockAt, periodMs, event.now)
    case 'touch':
      return event.now >= lockAt ? locked : full(event.now, periodMs)
    case 'set-period':
      return event.now >= lockAt ? locked : full(event.now, event.periodMs)
    default:
      return event satisfies never
  }
}
