import { expect, test } from 'vitest'
import { toBridge } from '#inpage/protocol.ts'
import { asks, hello, startBridge as start } from '#inpage/testing/bridge.ts'
import { settle } from '#transport/wire/testing/port-pair.ts'

test('opens nothing before the page asks, and then says who it is', async () => {
  const bridge = start()
  bridge.wake()
  bridge.show()
  await settle()
  expect(bridge.ports).toHaveLength(0)
  await bridge.request('1')
  await bridge.request('2')
  expect(bridge.ports).toHaveLength(1)
  expect(bridge.asked).toEqual([hello, asks('1'), asks('2')])
})

test('answers, states and events go to the page; an answer twice does not', async () => {
  const bridge = start()
  await bridge.request('1')
  const worker = bridge.ports[0]?.worker
  worker?.postMessage({ type: 'state', state: { chainId: '0x1', accounts: [] } })
  worker?.postMessage({ type: 'event', name: 'message', value: 7 })
  worker?.postMessage({ type: 'answer', id: '1', answer: { result: 1 } })
  worker?.postMessage({ type: 'answer', id: '1', answer: { result: 2 } })
  await settle()
  expect(bridge.toPage).toEqual([
    { to: 'coffer:page', type: 'state', state: { chainId: '0x1', accounts: [] } },
    { to: 'coffer:page', type: 'event', name: 'message', value: 7 },
    { to: 'coffer:page', type: 'answer', id: '1', answer: { result: 1 } },
  ])
})

test('a state that the page knows is not told again, by whatever port it comes', async () => {
  const bridge = start()
  await bridge.request('1')
  const tell = async (port: number, chainId: string) => {
    bridge.ports[port]?.worker.postMessage({ type: 'state', state: { chainId, accounts: [] }, stay: false })
    await settle()
  }
  await tell(0, '0x1')
  bridge.ports[0]?.cut()
  await bridge.runTimers()
  await tell(1, '0x1')
  expect(bridge.toPage).toHaveLength(1)
  await tell(1, '0x2')
  await tell(1, '0x1')
  expect(bridge.toPage).toHaveLength(3)
})

test('a stopped worker is asked again by the same id and the same channel', async () => {
  const bridge = start()
  await bridge.request('1')
  bridge.ports[0]?.cut()
  await bridge.runTimers()
  expect(bridge.asked).toEqual([hello, asks('1'), hello, asks('1')])
  bridge.ports[1]?.worker.postMessage({ type: 'answer', id: '1', answer: { result: 1 } })
  await settle()
  expect(bridge.toPage).toEqual([{ to: 'coffer:page', type: 'answer', id: '1', answer: { result: 1 } }])
})

test('with nothing waiting a stopped worker is let sleep, until it calls or the page asks', async () => {
  const bridge = start()
  await bridge.request('1')
  bridge.ports[0]?.worker.postMessage({ type: 'answer', id: '1', answer: { result: 1 } })
  await settle()
  bridge.ports[0]?.cut()
  expect(bridge.timers).toEqual([])
  expect(bridge.ports).toHaveLength(1)
  bridge.wake()
  expect(bridge.ports).toHaveLength(2)
  bridge.ports[1]?.cut()
  bridge.show()
  expect(bridge.ports).toHaveLength(3)
})

test('a page that listens comes back to a stopped worker by itself, until it listens no more', async () => {
  const bridge = start()
  await bridge.request('1')
  const say = async (index: number, stay: boolean) => {
    bridge.ports[index]?.worker.postMessage({ type: 'state', state: { chainId: '0x1', accounts: [] }, stay })
    await settle()
  }
  bridge.ports[0]?.worker.postMessage({ type: 'answer', id: '1', answer: { result: 1 } })
  await say(0, true)
  bridge.ports[0]?.cut()
  await bridge.runTimers()
  expect(bridge.asked).toEqual([hello, asks('1'), hello])
  await say(1, false)
  bridge.ports[1]?.cut()
  await bridge.runTimers()
  expect(bridge.ports).toHaveLength(2)
})

test('a page that is kept aside holds no port, and asks again when it comes back', async () => {
  const bridge = start()
  await bridge.request('1')
  let isLost = false
  bridge.ports[0]?.worker.onDisconnect.addListener(() => {
    isLost = true
  })
  bridge.hide()
  expect(isLost).toBe(true)
  await bridge.runTimers()
  expect(bridge.ports).toHaveLength(1)
  bridge.show()
  await settle()
  expect(bridge.asked).toEqual([hello, asks('1'), hello, asks('1')])
})

test('a page that comes back asks through a new port, whatever it heard of the old one', async () => {
  const bridge = start()
  await bridge.request('1')
  bridge.show()
  await settle()
  expect(bridge.ports).toHaveLength(2)
  expect(bridge.asked).toEqual([hello, asks('1'), hello, asks('1')])
  bridge.ports[0]?.cut()
  await bridge.runTimers()
  expect(bridge.ports).toHaveLength(2)
})

test('an extension that stays unreachable: what waits settles, and the next request tries anew', async () => {
  const bridge = start()
  bridge.extension.unreachable = true
  await bridge.request('1')
  let waited = 0
  while (bridge.timers.length > 0) {
    waited += bridge.timers[0]?.milliseconds ?? 0
    await bridge.runTimers()
  }
  expect(waited).toBeLessThan(10_000)
  expect(bridge.toPage).toEqual([{ to: 'coffer:page', type: 'lost', id: '1' }])
  bridge.extension.unreachable = false
  await bridge.request('2')
  expect(bridge.asked).toEqual([hello, asks('2')])
})

test('an extension that was reloaded: everything ends, quietly and once', async () => {
  const bridge = start()
  await bridge.request('1')
  bridge.extension.gone = true
  bridge.ports[0]?.cut()
  await bridge.request('2')
  bridge.wake()
  expect(bridge.toPage).toEqual([
    { to: 'coffer:page', type: 'lost', id: '1' },
    { to: 'coffer:page', type: 'end' },
  ])
  expect(bridge.ports).toHaveLength(1)
})

test('an orphan that nothing told ends when the page asks for it', async () => {
  const bridge = start()
  bridge.extension.gone = true
  bridge.say({ to: toBridge, type: 'ping', ids: ['1'] })
  await settle()
  expect(bridge.toPage).toEqual([{ to: 'coffer:page', type: 'end' }])
})

test('a ping is answered, and what is not known here is said to be lost', async () => {
  const bridge = start()
  await bridge.request('1')
  bridge.say({ to: toBridge, type: 'ping', ids: ['0', '1'] })
  expect(bridge.toPage).toEqual([
    { to: 'coffer:page', type: 'pong' },
    { to: 'coffer:page', type: 'lost', id: '0' },
  ])
})

test('nothing is asked for a prerendered page until it is shown', async () => {
  const bridge = start({ prerendered: true })
  await bridge.request('1')
  expect(bridge.ports).toHaveLength(0)
  bridge.activate()
  await settle()
  expect(bridge.asked).toEqual([hello, asks('1')])
})

test.each([
  [null],
  ['x'],
  [{}],
  [{ to: toBridge }],
  [{ to: toBridge, type: 'request', id: 1, text: 'x' }],
  [{ to: toBridge, type: 'request', id: '1' }],
  [{ to: toBridge, type: 'ping', ids: 7 }],
])('forged: %j does nothing', async (message) => {
  const bridge = start()
  expect(() => {
    bridge.say(message)
  }).not.toThrow()
  await settle()
  expect([bridge.ports, bridge.toPage]).toEqual([[], []])
})

test('an id that waits is not asked twice', async () => {
  const bridge = start()
  await bridge.request('1')
  await bridge.request('1')
  expect(bridge.asked).toEqual([hello, asks('1')])
})

test('where the wallet hides, nothing that a page says is answered', async () => {
  const { extension, request, say, toPage, ports } = start()
  extension.hidden = true
  say({ to: toBridge, type: 'ping', ids: ['1'] })
  await request('2')
  expect([toPage, ports]).toEqual([[], []])
})
