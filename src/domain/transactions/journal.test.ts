import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isWaiting, nextEntry, type JournalEvent } from '#domain/transactions/journal.ts'
import type { JournalState } from '#domain/transactions/journal-entry.ts'
import { hex, journalEntry, states } from '#domain/testing/transactions.ts'

type Status = JournalState['status']

const events = {
  reserve: { type: 'reserve', nonce: 7 },
  sign: { type: 'sign', raw: hex('0x02bb'), hash: hex(`0x${'22'.repeat(32)}`) },
  send: { type: 'send' },
  mine: { type: 'mine', reverted: false, blockNumber: 9, fee: '21000' },
  replace: { type: 'replace' },
  drop: { type: 'drop', reason: 'refused' },
} as const satisfies Record<JournalEvent['type'], JournalEvent>

const legal: Partial<Record<`${Status} ${JournalEvent['type']}`, Status>> = {
  'prepared reserve': 'prepared',
  'prepared sign': 'signed',
  'prepared drop': 'dropped',
  'signed send': 'sent',
  'signed mine': 'mined',
  'signed replace': 'replaced',
  'signed drop': 'dropped',
  'sent mine': 'mined',
  'sent replace': 'replaced',
}

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
      for (const event of story) {
        const after = nextEntry(entry, event)
        if (entry.state.status !== 'prepared') expect(after.nonce).toBe(entry.nonce)
        if (isWaiting(entry.state)) expect(after.state).toMatchObject({ hash: entry.state.hash })
        if (isWaiting(entry.state) && isWaiting(after.state)) expect(after.state.raw).toBe(entry.state.raw)
        entry = after
      }
    }),
  )
})

test('a receipt says whether it failed, where, and for how much', () => {
  const failed = nextEntry(journalEntry(states.sent), { ...events.mine, reverted: true })
  expect(failed.state).toEqual({ status: 'failed', hash: states.sent.hash, blockNumber: 9, fee: '21000' })
})
