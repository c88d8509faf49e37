import fc from 'fast-check'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { holdsNonce, isUnsettled, isWaiting, nextEntry, type JournalEvent } from '#domain/transactions/journal.ts'
import { JournalEntry, type JournalState } from '#domain/transactions/journal-entry.ts'
import { hex, journalEntry, states, unsettled } from '#domain/testing/transactions.ts'

type Status = JournalState['status']

const events = {
  reserve: { type: 'reserve', nonce: 7, createdAt: 5 },
  abandon: { type: 'abandon', before: 10 },
  sign: { type: 'sign', raw: hex('0x02bb'), hash: hex(`0x${'22'.repeat(32)}`) },
  send: { type: 'send' },
  mine: { type: 'mine', reverted: false, blockNumber: 9, blockHash: hex(`0x${'44'.repeat(32)}`), fee: '21000' },
  replace: { type: 'replace' },
  reopen: { type: 'reopen' },
  finalize: { type: 'finalize' },
  drop: { type: 'drop', reason: 'refused' },
} as const satisfies Record<JournalEvent['type'], JournalEvent>

const legal: Partial<Record<`${Status} ${JournalEvent['type']}`, Status>> = {
  'prepared reserve': 'prepared',
  'prepared sign': 'signed',
  'prepared drop': 'dropped',
  'prepared abandon': 'dropped',
  'signed send': 'sent',
  'signed mine': 'mined',
  'signed replace': 'replaced',
  'signed drop': 'dropped',
  'sent mine': 'mined',
  'sent replace': 'replaced',
}

/** What is decided and not final may be undone, decided anew, or become final. */
const whileOpen: Partial<Record<JournalEvent['type'], Status | 'same'>> = {
  mine: 'mined',
  reopen: 'sent',
  finalize: 'same',
}

test.each(Object.values(unsettled).flatMap((state) => Object.values(events).map((event) => [state, event] as const)))(
  '%o, not final yet, on %o',
  (state, event) => {
    const before = journalEntry(state)
    const after = nextEntry(before, event)
    const status = whileOpen[event.type]
    if (status === undefined) {
      expect(after).toBe(before)
      return
    }
    expect(after.state.status).toBe(status === 'same' ? state.status : status)
    expect(isUnsettled(after.state)).toBe(event.type === 'mine')
    expect(holdsNonce(after.state)).toBe(event.type !== 'finalize')
  },
)

const pairs = Object.values(states).flatMap((state) => Object.values(events).map((event) => [state, event] as const))

test.each(pairs)('%o on %o', (state, event) => {
  const before = journalEntry(state)
  const after = nextEntry(before, event)
  const status = legal[`${state.status} ${event.type}`]
  if (status === undefined) expect(after).toBe(before)
  else expect(after.state.status).toBe(status)
})

test('the bytes and the hash go with it to the end, and the nonce stays once something is signed', () => {
  const anyEvent = fc.constantFrom<JournalEvent>(...Object.values(events))
  fc.assert(
    fc.property(fc.array(anyEvent, { maxLength: 20 }), (story) => {
      let entry = journalEntry(states.prepared)
      let raw: string | null = null
      for (const event of story) {
        const after = nextEntry(entry, event)
        if (entry.state.status !== 'prepared') expect(after.nonce).toBe(entry.nonce)
        if (isWaiting(entry.state)) expect(after.state).toMatchObject({ hash: entry.state.hash })
        if (isWaiting(entry.state)) raw ??= entry.state.raw
        if (isWaiting(after.state) && raw !== null) expect(after.state.raw).toBe(raw)
        const isFinal = !holdsNonce(entry.state) && entry.state.status !== 'prepared'
        if (isFinal) expect(after).toBe(entry)
        entry = after
      }
    }),
  )
})

test('what is begun anew is not abandoned, nor what was signed meanwhile, whatever somebody read before', () => {
  const begun = journalEntry(states.prepared, { createdAt: 1 })
  const anew = nextEntry(begun, { ...events.reserve, createdAt: 10 })
  expect(nextEntry(begun, events.abandon).state).toEqual({ status: 'dropped', hash: null, reason: 'abandoned' })
  expect(nextEntry(anew, events.abandon)).toBe(anew)
  const signed = nextEntry(begun, events.sign)
  expect(nextEntry(signed, events.abandon)).toBe(signed)
})

test('a receipt says whether it failed, where, and for how much', () => {
  const failed = nextEntry(journalEntry(states.sent), { ...events.mine, reverted: true })
  const unsettledBy = { raw: states.sent.raw, blockHash: events.mine.blockHash }
  expect(failed.state).toEqual({
    status: 'failed',
    hash: states.sent.hash,
    blockNumber: 9,
    fee: '21000',
    unsettled: unsettledBy,
  })
})

test('a row of before finality was followed is read, and is final', () => {
  const old = {
    ...journalEntry(states.mined),
    state: { status: 'mined', hash: states.mined.hash, blockNumber: 1, fee: '7' },
  }
  const read = v.parse(JournalEntry, structuredClone(old))
  expect(read).toEqual(old)
  for (const event of Object.values(events)) expect(nextEntry(read, event)).toBe(read)
})
