import { expect, test } from 'vitest'
import { longest } from '#inpage/bridge.ts'
import { toBridge } from '#inpage/protocol.ts'
import { asks, hello, startBridge as start } from '#inpage/testing/bridge.ts'
import { settle } from '#transport/wire/testing/port-pair.ts'

test('however much a page asks at once, little of it is on its way; each answer lets the next go', async () => {
  const bridge = start()
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

test('ids that no wallet takes are passed over, and leave room for all that follow', async () => {
  const bridge = start()
  for (let id = 0; id < 1_000; id += 1) {
    bridge.say({ to: toBridge, type: 'request', id: `${'x'.repeat(128)}${String(id)}`, text: '{}' })
    bridge.say({ to: toBridge, type: 'request', id: '', text: '{}' })
  }
  await bridge.request('1')
  expect(bridge.asked).toEqual([hello, asks('1')])
  await bridge.request('x'.repeat(128))
  expect(bridge.asked.at(-1)).toEqual(asks('x'.repeat(128)))
})

test('large requests count for more, and one always goes', async () => {
  const bridge = start()
  const large = 'x'.repeat(longest)
  for (let id = 0; id < 20; id += 1) await bridge.request(String(id), large)
  expect(bridge.asked.length).toBe(5)
})

test('what is larger than the wallet takes is cut to what it refuses', async () => {
  const bridge = start()
  await bridge.request('1', 'x'.repeat(3 * longest))
  expect((bridge.asked[1] as { text: string }).text).toHaveLength(longest)
})

test('what a port does not carry ends, with no port left behind, and the next request goes', async () => {
  const bridge = start()
  bridge.extension.carries = 1_000
  await bridge.request('1', 'x'.repeat(2_000))
  while (bridge.timers.length > 0) await bridge.runTimers()
  expect(bridge.toPage).toEqual([{ to: 'coffer:page', type: 'lost', id: '1' }])
  for (const { page } of bridge.ports) {
    expect(() => {
      page.postMessage('x')
    }).toThrow('disconnected')
  }
  await bridge.request('2')
  expect(bridge.asked.at(-1)).toEqual(asks('2'))
})

test('a stopped worker is asked for everything again, in the order of the page', async () => {
  const bridge = start()
  for (let id = 0; id < 600; id += 1) bridge.say({ to: toBridge, type: 'request', id: String(id), text: 'x' })
  await settle()
  bridge.ports[0]?.worker.postMessage({ type: 'answer', id: '1', answer: { result: 1 } })
  await settle()
  bridge.asked.length = 0
  bridge.ports[0]?.cut()
  await bridge.runTimers()
  expect(bridge.asked.slice(0, 3)).toEqual([hello, { ...asks('0'), text: 'x' }, { ...asks('2'), text: 'x' }])
})
