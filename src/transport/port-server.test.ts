import { expect, test, vi } from 'vitest'
import { rpcError } from '#core/errors.ts'
import { LockedError } from '#domain/locked-error.ts'
import type { Handlers } from '#transport/contract.ts'
import { callErrors } from '#transport/own-wire.ts'
import { createPortServer } from '#transport/port-server.ts'
import { portPair, settle } from '#transport/wire/testing/port-pair.ts'

const self = { id: 'ours', origin: 'chrome-extension://ours' }
const ownPage = { id: 'ours', url: `${self.origin}/popup.html` }

function serve(handlers: object, isUnlocked = true) {
  const report = vi.fn()
  const server = createPortServer({
    self,
    handlers: handlers as Handlers,
    isUnlocked: () => Promise.resolve(isUnlocked),
    report,
  })
  const { page, worker, cut } = portPair('ui', ownPage)
  const received: unknown[] = []
  page.onMessage.addListener((message) => received.push(message))
  server.accept(worker)
  const call = async (name: string, input: unknown) => {
    page.postMessage({ call: 1, name, input })
    await settle()
    return received.find((message) => (message as { call?: number }).call === 1) as { answer: unknown }
  }
  return { server, page, received, call, report, cut }
}

test('an answer passes the output schema; that the call was taken is told before', async () => {
  const { call, received } = serve({ 'approvals.count': () => ({ count: 2, secret: 'x' }) })
  expect((await call('approvals.count', {})).answer).toEqual({ result: { count: 2 } })
  expect(received[0]).toEqual({ taken: 1 })
})

test('a guarded call does not reach its handler while locked', async () => {
  const handler = vi.fn()
  const { call } = serve({ 'sites.list': handler }, false)
  expect((await call('sites.list', {})).answer).toEqual({ error: callErrors.locked })
  expect(handler).not.toHaveBeenCalled()
})

test.each([['toString'], ['__proto__'], ['no.such']])('%s is not in the contract', async (name) => {
  expect((await serve({}).call(name, {})).answer).toEqual({ error: callErrors.invalid })
})

test('input outside the schema does not reach its handler', async () => {
  const handler = vi.fn()
  const { call } = serve({ 'approvals.reject': handler })
  expect((await call('approvals.reject', { id: 7 })).answer).toEqual({ error: callErrors.invalid })
  expect(handler).not.toHaveBeenCalled()
})

test.each([
  ['a bug', new Error('a secret'), callErrors.internal],
  ['a lock in the middle', new LockedError(), callErrors.locked],
  ['an error with a code', rpcError('limitExceeded'), { code: -32005, message: 'Too many requests.' }],
])('%s crosses without its inner details', async (_, thrown, error) => {
  const { call } = serve({ 'approvals.count': () => Promise.reject(thrown) })
  expect((await call('approvals.count', {})).answer).toEqual({ error })
})

test('an answer outside the contract is reported and not sent', async () => {
  const { call, report } = serve({ 'approvals.count': () => ({ count: 'two' }) })
  expect((await call('approvals.count', {})).answer).toEqual({ error: callErrors.internal })
  expect(report).toHaveBeenCalledOnce()
})

test('a topic reaches every page that is still there', async () => {
  const { server, received, cut } = serve({})
  server.notify('sites')
  await settle()
  expect(received).toEqual([{ topic: 'sites' }])
  cut()
  expect(() => {
    server.notify('sites')
  }).not.toThrow()
})

test('a content script of ours is cut off, whatever port it names', async () => {
  const { server } = serve({})
  const { page, worker } = portPair('ui', {
    id: 'ours',
    url: 'https://app.example/',
    origin: 'https://app.example',
    frameId: 0,
    tab: { id: 1 },
  })
  const lost = vi.fn()
  page.onDisconnect.addListener(lost)
  server.accept(worker)
  await settle()
  expect(lost).toHaveBeenCalledOnce()
})
