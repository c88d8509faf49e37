import { expect, test, vi } from 'vitest'
import { createProvider, type Provider } from '#inpage/provider.ts'
import { toPage } from '#inpage/protocol.ts'
import { fakePage } from '#inpage/testing/page.ts'

const state = (chainId: string, accounts: string[] = []) =>
  ({ to: toPage, type: 'state', state: { chainId, accounts } }) as const

function start() {
  const page = fakePage()
  const provider = createProvider(page)
  const answer = (result: unknown, number = 1) => {
    page.receive({ to: toPage, type: 'answer', id: `page:${String(number)}`, answer: { result } })
  }
  return { page, provider, answer }
}

test('a request goes out as JSON text and comes back by its id', async () => {
  const { page, provider, answer } = start()
  const { request } = provider
  const result = request({ method: 'eth_call', params: [{ to: '0x' }] })
  await Promise.resolve()
  expect(page.posted).toEqual([
    { to: 'coffer:bridge', type: 'request', id: 'page:1', text: '{"method":"eth_call","params":[{"to":"0x"}]}' },
  ])
  answer('other', 2)
  answer('0x1')
  answer('again')
  expect(await result).toBe('0x1')
})

test('an error has a number for its code and a message, and is an Error', async () => {
  const { page, provider } = start()
  const result = provider.request({ method: 'eth_call' })
  page.receive({
    to: toPage,
    type: 'answer',
    id: 'page:1',
    answer: { error: { code: 3, message: 'reverted', data: '0x' } },
  })
  await expect(result).rejects.toMatchObject({ code: 3, message: 'reverted', data: '0x' })
  await expect(result).rejects.toBeInstanceOf(Error)
})

test.each([
  [undefined],
  [null],
  ['eth_accounts'],
  [{}],
  [{ method: 1 }],
  [{ method: '' }],
  [{ method: 'x', params: 'y' }],
  [{ method: 'x', params: null }],
])('what is no request is refused here: %j', async (args) => {
  const { page, provider } = start()
  await expect(provider.request(args as Parameters<Provider['request']>[0])).rejects.toMatchObject({ code: -32600 })
  expect(page.posted).toEqual([])
})

test.each([
  [
    'a circle',
    () => {
      const circle: unknown[] = []
      circle.push(circle)
      return circle
    },
  ],
  ['a bigint', () => [1n]],
  [
    'a getter that throws',
    () => [
      {
        get x(): never {
          throw new Error('theirs')
        },
      },
    ],
  ],
])('parameters without a JSON form are refused here: %s', async (_, params) => {
  const { page, provider } = start()
  await expect(provider.request({ method: 'x', params: params() })).rejects.toMatchObject({ code: -32602 })
  expect(page.posted).toEqual([])
})

test('forged and foreign messages do nothing', async () => {
  const { page, provider } = start()
  const result = provider.request({ method: 'x' })
  for (const message of [
    null,
    'x',
    {},
    { to: 'other' },
    { to: toPage, type: 'answer', id: '__proto__', answer: { result: 1 } },
    { to: toPage, type: 'x' },
  ]) {
    expect(() => {
      page.receive(message)
    }).not.toThrow()
  }
  page.receive({ to: toPage, type: 'answer', id: 'page:1', answer: { result: 'mine' } })
  expect(await result).toBe('mine')
})

test('an answer or a state that is none takes the place of no true one', async () => {
  const { page, provider, answer } = start()
  const result = provider.request({ method: 'x' })
  page.receive(state('0x1'))
  for (const message of [
    { to: toPage, type: 'answer', id: 'page:1' },
    { to: toPage, type: 'answer', id: 'page:1', answer: null },
    { to: toPage, type: 'answer', id: 'page:1', answer: { error: null } },
    { to: toPage, type: 'state' },
    { to: toPage, type: 'state', state: { chainId: '0x2' } },
  ]) {
    expect(() => {
      page.receive(message)
    }).toThrow(TypeError)
  }
  expect(provider.chainId).toBe('0x1')
  answer('mine')
  expect(await result).toBe('mine')
})

test('events come from the difference of two states', () => {
  const { page, provider } = start()
  const heard: unknown[] = []
  for (const event of ['connect', 'chainChanged', 'accountsChanged'])
    provider.on(event, (value) => heard.push([event, value]))
  page.receive(state('0x1'))
  page.receive(state('0x1'))
  page.receive(state('0x89', ['0xa']))
  page.receive(state('0x89', ['0xb', '0xa']))
  page.receive(state('0x1'))
  expect(heard).toEqual([
    ['connect', { chainId: '0x1' }],
    ['chainChanged', '0x89'],
    ['accountsChanged', ['0xa']],
    ['accountsChanged', ['0xb', '0xa']],
    ['chainChanged', '0x1'],
    ['accountsChanged', []],
  ])
})

test('an event of the wallet is emitted as it is', () => {
  const { page, provider } = start()
  const heard: unknown[] = []
  provider.on('message', (value) => heard.push(value))
  const value = { type: 'eth_subscription', data: { subscription: '0x1', result: {} } }
  page.receive({ to: toPage, type: 'event', name: 'message', value })
  expect(heard).toEqual([value])
})

test('when the extension is gone everything settles, once', async () => {
  const { page, provider } = start()
  const disconnect = vi.fn()
  provider.on('disconnect', disconnect)
  const result = provider.request({ method: 'x' })
  page.receive({ to: toPage, type: 'end' })
  page.receive({ to: toPage, type: 'end' })
  await expect(result).rejects.toMatchObject({ code: 4900 })
  await expect(provider.request({ method: 'x' })).rejects.toMatchObject({ code: 4900 })
  expect(provider.isConnected()).toBe(false)
  expect(disconnect).toHaveBeenCalledOnce()
  expect(disconnect.mock.calls[0]?.[0]).toMatchObject({ code: 4900 })
})

test('nobody there: asked once after a while, then given up', async () => {
  const { page, provider } = start()
  const result = provider.request({ method: 'x' })
  await Promise.resolve()
  expect(page.timers[0]?.milliseconds).toBe(5_000)
  page.runTimers()
  expect(page.posted[1]).toEqual({ to: 'coffer:bridge', type: 'ping', ids: ['page:1'] })
  page.runTimers()
  page.runTimers()
  await expect(result).rejects.toMatchObject({ code: 4900 })
})

test('somebody there: waited for as long as the user needs', async () => {
  const { page, provider, answer } = start()
  const result = provider.request({ method: 'x' })
  await Promise.resolve()
  for (let round = 0; round < 5; round += 1) {
    page.runTimers()
    page.receive({ to: toPage, type: 'pong' })
    page.runTimers()
  }
  answer('late')
  expect(await result).toBe('late')
  page.runTimers()
  page.runTimers()
  expect(page.timers).toEqual([])
  expect(provider.isConnected()).toBe(true)
})

test('a page that was too busy to hear in time is not cut off', async () => {
  const { page, provider, answer } = start()
  const result = provider.request({ method: 'x' })
  await Promise.resolve()
  page.runTimers()
  page.runTimers()
  page.receive({ to: toPage, type: 'pong' })
  page.runTimers()
  answer('late')
  expect(await result).toBe('late')
  expect(provider.isConnected()).toBe(true)
})

test('one that the bridge does not know settles; the others go on', async () => {
  const { page, provider, answer } = start()
  const lost = provider.request({ method: 'x' })
  const other = provider.request({ method: 'y' })
  page.receive({ to: toPage, type: 'lost', id: 'page:1' })
  await expect(lost).rejects.toMatchObject({ code: 4900 })
  answer('fine', 2)
  expect(await other).toBe('fine')
})

test('the older ways: send with a name, with a payload, with a callback, and lists of them', async () => {
  const { page, provider, answer } = start()
  const named = provider.send('eth_chainId')
  const whole = provider.send({ id: 7, method: 'eth_chainId' })
  const single = vi.fn()
  void provider.send({ id: 8, method: 'eth_chainId' }, single)
  const list = vi.fn()
  void provider.sendAsync(
    [
      { id: 9, method: 'a' },
      { id: 10, method: '' },
    ],
    list,
  )
  await Promise.resolve()
  for (const number of [1, 2, 3, 4]) answer(`0x${String(number)}`, number)
  expect(await named).toEqual({ id: undefined, jsonrpc: '2.0', result: '0x1' })
  expect(await whole).toEqual({ id: 7, jsonrpc: '2.0', result: '0x2' })
  await new Promise((resolve) => setTimeout(resolve, 0))
  page.runTimers()
  expect(single).toHaveBeenCalledExactlyOnceWith(null, { id: 8, jsonrpc: '2.0', result: '0x3' })
  expect(list.mock.calls[0]?.[0]).toBeNull()
  expect(list.mock.calls[0]?.[1]).toMatchObject([
    { id: 9, result: '0x4' },
    { id: 10, error: { code: -32600 } },
  ])
})

test('the older ways: enable, and an error for a callback', async () => {
  const { page, provider, answer } = start()
  const enabled = provider.enable()
  expect(page.posted[0]).toMatchObject({ text: '{"method":"eth_requestAccounts"}' })
  answer(['0xa'])
  expect(await enabled).toEqual(['0xa'])
  const callback = vi.fn()
  void provider.sendAsync({ id: 1, method: '' }, callback)
  await new Promise((resolve) => setTimeout(resolve, 0))
  page.runTimers()
  expect(callback.mock.calls[0]?.[0]).toMatchObject({ code: -32600 })
})

test('sendAsync without a callback promises the responses', async () => {
  const { provider, answer } = start()
  const one = provider.sendAsync({ id: 1, method: 'eth_chainId' })
  const list = provider.sendAsync([
    { id: 2, method: 'a' },
    { id: 3, method: '' },
  ])
  await Promise.resolve()
  answer('0x1', 1)
  answer('0x2', 2)
  expect(await one).toEqual({ id: 1, jsonrpc: '2.0', result: '0x1' })
  expect(await list).toMatchObject([
    { id: 2, result: '0x2' },
    { id: 3, error: { code: -32600 } },
  ])
})

test('the older names hold what was last heard', () => {
  const { page, provider } = start()
  expect([provider.chainId, provider.networkVersion, provider.selectedAddress]).toEqual([null, null, null])
  page.receive(state('0x89', ['0xa']))
  expect([provider.chainId, provider.networkVersion, provider.selectedAddress]).toEqual(['0x89', '137', '0xa'])
})

test('listeners come and go, and every call returns the provider', () => {
  const { provider } = start()
  const listener = vi.fn()
  expect(provider.on('x', listener).once('x', listener).addListener('x', listener)).toBe(provider)
  expect(provider.listenerCount('x')).toBe(3)
  expect(provider.emit('x', 1)).toBe(true)
  expect(listener).toHaveBeenCalledTimes(3)
  expect(provider.off('x', listener).removeListener('x', listener).removeAllListeners('x')).toBe(provider)
  expect(provider.listeners('x')).toEqual([])
})
