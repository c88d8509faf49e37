import { startBridge } from '#inpage/testing/bridge.ts'
import { expect, test } from 'vitest'
import { longest } from '#inpage/bridge.ts'
import { toBridge } from '#inpage/protocol.ts'
import { settle } from '#transport/wire/testing/port-pair.ts'

const hello = { type: 'hello', channel: 'a-channel' }
const asks = (id: string) => ({ type: 'request', id, text: `text ${id}` })

test('opens nothing before the page asks, and then says who it is', async () => {
  const bridge = startBridge()
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
  const bridge = startBridge()
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

test('a stopped worker is asked again by the same id and the same channel', async () => {
  const bridge = startBridge()
  await bridge.request('1')
  bridge.ports[0]?.cut()
  await bridge.runTimers()
  expect(bridge.asked).toEqual([hello, asks('1'), hello, asks('1')])
  bridge.ports[1]?.worker.postMessage({ type: 'answer', id: '1', answer: { result: 1 } })
  await settle()
  expect(bridge.toPage).toEqual([{ to: 'coffer:page', type: 'answer', id: '1', answer: { result: 1 } }])
})

test('with nothing waiting a stopped worker is let sleep, until it calls or the page asks', async () => {
  const bridge = startBridge()
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
  const bridge = startBridge()
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

test('a page that comes back asks through a new port, whatever it heard of the old one', async () => {
  const bridge = startBridge()
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
  const bridge = startBridge()
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
  const bridge = startBridge()
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
  const bridge = startBridge()
  bridge.extension.gone = true
  bridge.say({ to: toBridge, type: 'ping', ids: ['1'] })
  await settle()
  expect(bridge.toPage).toEqual([{ to: 'coffer:page', type: 'end' }])
})

test('a ping is answered, and what is not known here is said to be lost', async () => {
  const bridge = startBridge()
  await bridge.request('1')
  bridge.say({ to: toBridge, type: 'ping', ids: ['0', '1'] })
  expect(bridge.toPage).toEqual([
    { to: 'coffer:page', type: 'pong' },
    { to: 'coffer:page', type: 'lost', id: '0' },
  ])
})

test('nothing is asked for a prerendered page until it is shown', async () => {
  const bridge = startBridge({ prerendered: true })
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
  const bridge = startBridge()
  expect(() => {
    bridge.say(message)
  }).not.toThrow()
  await settle()
  expect([bridge.ports, bridge.toPage]).toEqual([[], []])
})

test('an id that waits is not asked twice', async () => {
  const bridge = startBridge()
  await bridge.request('1')
  await bridge.request('1')
  expect(bridge.asked).toEqual([hello, asks('1')])
})

test('however much a page asks at once, little of it is on its way; each answer lets the next go', async () => {
  const bridge = startBridge()
  for (let id = 0; id < 2_000; id += 1) bridge.say({ to: toBridge, type: 'request', id: String(id), text: 'x' })
  await settle()
  const before = bridge.asked.length
  expect(before).toBeLessThanOrEqual(501)
  bridge.ports[0]?.worker.postMessage({ type: 'answer', id: '7', answer: { result: 1 } })
  bridge.ports[0]?.worker.postMessage({ type: 'answer', id: '7', answer: { result: 1 } })
  await settle()
  expect(bridge.asked.length).toBe(before + 1)
  for (let id = 0; id < 2_000; id += 1) {
    bridge.ports[0]?.worker.postMessage({ type: 'answer', id: String(id), answer: { result: 1 } })
    if (id % 100 === 99) await settle()
  }
  await settle()
  const ids = bridge.asked.flatMap((message) => ('id' in (message as object) ? [(message as { id: string }).id] : []))
  expect(ids).toEqual(Array.from({ length: 2_000 }, (_, id) => String(id)))
  expect(bridge.toPage).toHaveLength(2_000)
})

test('large requests count for more, and one always goes', async () => {
  const bridge = startBridge()
  const large = 'x'.repeat(longest)
  for (let id = 0; id < 20; id += 1) await bridge.request(String(id), large)
  expect(bridge.asked.length).toBe(5)
})

test('what is larger than the wallet takes is cut to what it refuses', async () => {
  const bridge = startBridge()
  await bridge.request('1', 'x'.repeat(3 * longest))
  expect((bridge.asked[1] as { text: string }).text).toHaveLength(longest)
})

test('what a port does not carry ends, with no port left behind, and the next request goes', async () => {
  const bridge = startBridge()
  bridge.extension.carries = 1_000
  await bridge.request('1', 'x'.repeat(2_000))
  while (bridge.timers.length > 0) await bridge.runTimers()
  expect(bridge.toPage).toEqual([{ to: 'coffer:page', type: 'lost', id: '1' }])
  for (const { page } of bridge.ports) expect(page.postMessage.bind(page, 'x')).toThrow('disconnected')
  await bridge.request('2')
  expect(bridge.asked.at(-1)).toEqual(asks('2'))
})

test('a stopped worker is asked for everything again, in the order of the page', async () => {
  const bridge = startBridge()
  for (let id = 0; id < 600; id += 1) bridge.say({ to: toBridge, type: 'request', id: String(id), text: 'x' })
  await settle()
  bridge.ports[0]?.worker.postMessage({ type: 'answer', id: '1', answer: { result: 1 } })
  await settle()
  bridge.asked.length = 0
  bridge.ports[0]?.cut()
  await bridge.runTimers()
  expect(bridge.asked.slice(0, 3)).toEqual([hello, { ...asks('0'), text: 'x' }, { ...asks('2'), text: 'x' }])
})

test('where the wallet hides, nothing that a page says is answered', async () => {
  const { extension, request, say, toPage, ports } = startBridge()
  extension.hidden = true
  say({ to: toBridge, type: 'ping', ids: ['1'] })
  await request('2')
  expect([toPage, ports]).toEqual([[], []])
})
