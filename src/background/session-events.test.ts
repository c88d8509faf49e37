import { expect, test, vi } from 'vitest'
import { createSessionEvents } from '#background/session-events.ts'
import { otherSite, site } from '#domain/approvals/testing/queue.ts'

function start() {
  const sessions = new Map<string, unknown>()
  const heard: unknown[] = []
  const events = createSessionEvents({
    session: (origin) => Promise.resolve(sessions.get(origin) ?? {}),
    emit: (isMeant, name, value) => {
      const meant = [site, otherSite].filter((origin) => isMeant({ origin, channel: '1' }))
      heard.push([meant, name, value])
    },
  })
  return { sessions, heard, events }
}

test('a site hears of its own session when it is another one, once, and of no other', async () => {
  const { sessions, heard, events } = start()
  await events.opened('1', site)
  await events.opened('2', otherSite)
  await events.tell()
  expect(heard).toEqual([])
  sessions.set(site, { a: 1 })
  await Promise.all([events.tell(), events.tell()])
  await events.tell()
  sessions.delete(site)
  await events.tell()
  expect(heard).toEqual([
    [[site], 'wallet_sessionChanged', { a: 1 }],
    [[site], 'wallet_sessionChanged', {}],
  ])
})

test('the session that the first page of a site finds is no change', async () => {
  const { sessions, heard, events } = start()
  sessions.set(site, { a: 1 })
  await events.opened('1', site)
  await events.opened('2', site)
  await events.tell()
  events.closed('1')
  sessions.set(site, { a: 2 })
  await events.tell()
  expect(heard).toHaveLength(1)
})

test('nobody is asked after whose pages are gone', async () => {
  const session = vi.fn(() => Promise.resolve({}))
  const events = createSessionEvents({ session, emit: () => undefined })
  await events.opened('1', site)
  events.closed('1')
  events.closed('unknown')
  session.mockClear()
  await events.tell()
  expect(session).not.toHaveBeenCalled()
})
