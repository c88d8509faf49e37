import { expect, test, vi } from 'vitest'
import { createSiteServer } from '#transport/site-server.ts'
import { portPair, settle } from '#transport/wire/testing/port-pair.ts'
import type { Sender } from '#transport/wire.ts'

const self = { id: 'ours', origin: 'chrome-extension://ours' }
const site: Sender = {
  id: 'ours',
  origin: 'https://app.example',
  url: 'https://app.example/',
  frameId: 0,
  tab: { id: 7 },
}
const channel = '7d2a0a3e-4a4b-4c59-9a55-0a8a6a3b7b10'

function serve() {
  const opened = vi.fn()
  const closed = vi.fn()
  const state = vi.fn(() => Promise.resolve({ chainId: '0x1', accounts: [] as string[] }))
  const stays = vi.fn(() => Promise.resolve(false))
  const answer = vi.fn((_: unknown, id: string, text: string) => Promise.resolve({ result: [id, text] as unknown }))
  const server = createSiteServer({ self, answer, state, stays, opened, closed })
  const connect = (sender: Sender) => {
    const pair = portPair('dapp', sender)
    const received: unknown[] = []
    pair.page.onMessage.addListener((message) => received.push(message))
    server.accept(pair.worker)
    return { ...pair, received }
  }
  return { server, connect, opened, closed, state, stays, answer }
}

test('the state comes first, then the answer, and who asks is what the browser says', async () => {
  const { connect, answer, opened } = serve()
  const { page, received } = connect(site)
  page.postMessage({ type: 'hello', channel })
  page.postMessage({ type: 'request', id: '1', text: 'x', origin: 'https://bank.example' })
  await settle()
  expect(answer).toHaveBeenCalledWith({ origin: 'https://app.example', channel }, '1', 'x')
  expect(opened).toHaveBeenCalledWith(channel, { origin: 'https://app.example', tabId: 7 })
  expect(received).toEqual([
    { type: 'state', state: { chainId: '0x1', accounts: [] }, stay: false },
    { type: 'answer', id: '1', answer: { result: ['1', 'x'] } },
  ])
})

test('an event never comes after the answer that caused it', async () => {
  const { connect, answer, state, server } = serve()
  const { page, received } = connect(site)
  answer.mockImplementation(() => {
    state.mockResolvedValue({ chainId: '0x89', accounts: [] })
    server.pushState()
    return Promise.resolve({ result: null })
  })
  page.postMessage({ type: 'hello', channel })
  await settle()
  page.postMessage({ type: 'request', id: '1', text: '' })
  await settle()
  expect(received.map((message) => (message as { type: string }).type)).toEqual(['state', 'state', 'answer'])
})

test('a page hears nothing of what changes for others', async () => {
  const { connect, state, server } = serve()
  const { page, received } = connect(site)
  page.postMessage({ type: 'hello', channel })
  await settle()
  server.pushState()
  server.pushState()
  await settle()
  expect(received).toHaveLength(1)
  state.mockResolvedValue({ chainId: '0x1', accounts: ['0x1'] })
  server.pushState()
  server.pushState()
  await settle()
  expect(received).toHaveLength(2)
})

test.each([
  ['sandboxed', { ...site, origin: 'null' }],
  ['a frame', { ...site, frameId: 1 }],
  ['insecure', { ...site, origin: 'http://app.example' }],
])('%s: every request is refused and nothing is told', async (_, sender) => {
  const { connect, answer, opened, server } = serve()
  const { page, received } = connect(sender)
  page.postMessage({ type: 'hello', channel })
  page.postMessage({ type: 'request', id: '1', text: '' })
  server.pushState()
  await settle()
  expect(received).toEqual([
    { type: 'answer', id: '1', answer: { error: expect.objectContaining({ code: 4100 }) as unknown } },
  ])
  expect(answer).not.toHaveBeenCalled()
  expect(opened).not.toHaveBeenCalled()
})

test.each([
  [null],
  ['x'],
  [{ type: 'hello' }],
  [{ type: 'hello', channel: '../x' }],
  [{ type: 'request', id: 1, text: '' }],
  [{ type: '__proto__' }],
])('what is not a message is passed over: %j', async (message) => {
  const { connect, answer, opened } = serve()
  const { page } = connect(site)
  page.postMessage(message)
  page.postMessage({ type: 'request', id: '1', text: 'before hello' })
  await settle()
  expect(answer).not.toHaveBeenCalled()
  expect(opened).not.toHaveBeenCalled()
})

test.each([[''], ['x'.repeat(129)]])('an id that is none is refused by its name: %j', async (id) => {
  const { connect, answer } = serve()
  const { page, received } = connect(site)
  page.postMessage({ type: 'hello', channel })
  page.postMessage({ type: 'request', id, text: '' })
  await settle()
  expect(received[1]).toEqual({
    type: 'answer',
    id,
    answer: { error: expect.objectContaining({ code: -32600 }) as unknown },
  })
  expect(answer).not.toHaveBeenCalled()
})

test('a document is gone when its last port is', async () => {
  const { connect, closed, opened, server } = serve()
  const first = connect(site)
  first.page.postMessage({ type: 'hello', channel })
  const second = connect(site)
  second.page.postMessage({ type: 'hello', channel })
  await settle()
  expect(opened).toHaveBeenCalledOnce()
  expect([...server.liveTabs()]).toEqual([7])
  first.cut()
  expect(closed).not.toHaveBeenCalled()
  second.cut()
  expect(closed).toHaveBeenCalledExactlyOnceWith(channel)
  expect([...server.liveTabs()]).toEqual([])
})

test('a document that listens is told to stay, and only it', async () => {
  const { connect, server, stays } = serve()
  const { page, received } = connect(site)
  page.postMessage({ type: 'hello', channel })
  await settle()
  stays.mockResolvedValue(true)
  server.pushState('another')
  server.pushState(channel)
  await settle()
  expect(received).toEqual([expect.objectContaining({ stay: false }), expect.objectContaining({ stay: true })])
  expect(stays).toHaveBeenCalledWith(channel)
})

test('an event goes to the pages that are meant, in its turn', async () => {
  const { connect, server, state } = serve()
  const other = '0d2a0a3e-4a4b-4c59-9a55-0a8a6a3b7b10'
  const pages = [
    [site, channel],
    [{ ...site, origin: 'https://bank.example' }, other],
  ] as const
  const [mine, theirs] = pages.map(([sender, name]) => {
    const { page, received } = connect(sender)
    page.postMessage({ type: 'hello', channel: name })
    return received
  })
  connect(site)
  await settle()
  const asked: unknown[] = []
  const isMeant = (asker: { readonly channel: string }) => {
    asked.push(asker)
    return asker.channel === channel
  }
  state.mockResolvedValue({ chainId: '0x89', accounts: [] })
  server.pushState()
  server.emit(isMeant, 'message', { type: 'x' })
  await settle()
  expect(asked).toEqual([
    { origin: 'https://app.example', channel },
    { origin: 'https://bank.example', channel: other },
  ])
  expect(mine?.slice(1)).toEqual([
    { type: 'state', state: { chainId: '0x89', accounts: [] }, stay: false },
    { type: 'event', name: 'message', value: { type: 'x' } },
  ])
  expect(theirs).toHaveLength(2)
})

test('a failure of the pipeline itself is still an answer', async () => {
  const { connect, answer } = serve()
  answer.mockRejectedValue(new Error('secret'))
  const { page, received } = connect(site)
  page.postMessage({ type: 'hello', channel })
  page.postMessage({ type: 'request', id: '1', text: '' })
  await settle()
  expect(received[1]).toEqual({
    type: 'answer',
    id: '1',
    answer: { error: { code: -32603, message: 'The wallet could not do this.' } },
  })
})

test('an answer that a port does not carry is an error that it does', async () => {
  const { server, answer } = serve()
  const pair = portPair('dapp', site)
  const received: unknown[] = []
  pair.page.onMessage.addListener((message) => received.push(message))
  server.accept({
    ...pair.worker,
    postMessage: (message) => {
      if (JSON.stringify(message).length > 1_000) throw new Error('Message length exceeded maximum allowed length.')
      pair.worker.postMessage(message)
    },
  })
  answer.mockResolvedValue({ result: 'x'.repeat(1_000) })
  pair.page.postMessage({ type: 'hello', channel })
  pair.page.postMessage({ type: 'request', id: '1', text: '' })
  await settle()
  expect(received[1]).toEqual({
    type: 'answer',
    id: '1',
    answer: { error: { code: -32603, message: 'The wallet could not do this.' } },
  })
})

test('a port that broke without a word harms nothing', async () => {
  const { connect, server } = serve()
  const { page, goSilently } = connect(site)
  page.postMessage({ type: 'hello', channel })
  page.postMessage({ type: 'request', id: '1', text: '' })
  await Promise.resolve()
  goSilently()
  server.pushState()
  await settle()
  const other = connect({ ...site, tab: { id: 8 } })
  other.page.postMessage({ type: 'hello', channel })
  await settle()
  expect(other.received).toHaveLength(1)
})
