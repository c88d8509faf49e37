import { expect, test, vi } from 'vitest'
import { callErrors } from '#transport/own-wire.ts'
import { createPortClient } from '#transport/port-client.ts'
import { portPair, settle } from '#transport/wire/testing/port-pair.ts'

type Asked = { call: number; name: string; input: unknown }

/** A client and the worker's ends of every port that it opened, in order. */
function start(answerAll = true, takeAll = true) {
  const ports: ReturnType<typeof portPair>[] = []
  const asked: Asked[] = []
  let wake = (): void => undefined
  const client = createPortClient({
    connect() {
      const pair = portPair('ui')
      ports.push(pair)
      pair.worker.onMessage.addListener((message) => {
        const { call, name, input } = message as Asked
        asked.push({ call, name, input })
        if (takeAll) pair.worker.postMessage({ taken: call })
        if (answerAll) pair.worker.postMessage({ call, answer: { result: { name } } })
      })
      return pair.page
    },
    onWake(listener) {
      wake = listener
      return () => undefined
    },
    delay: () => Promise.resolve(),
  })
  return {
    client,
    ports,
    asked,
    wake: () => {
      wake()
    },
  }
}

test('opens one port, at the first call', async () => {
  const { client, ports } = start()
  expect(ports).toHaveLength(0)
  await expect(client.call('approvals.count', {})).resolves.toEqual({ name: 'approvals.count' })
  await expect(client.call('sites.list', {})).resolves.toEqual({ name: 'sites.list' })
  expect(ports).toHaveLength(1)
})

test('an error of the background rejects with its code', async () => {
  const { client, ports } = start(false)
  const answer = client.call('sites.list', {})
  ports[0]?.worker.postMessage({ call: 1, answer: { error: callErrors.locked } })
  await expect(answer).rejects.toMatchObject({ code: callErrors.locked.code })
})

test('a stopped worker: what may be repeated is asked again', async () => {
  const { client, ports, asked } = start(false)
  const answer = client.call('approvals.approve', { id: 'a', decision: {} })
  await settle()
  ports[0]?.cut()
  await settle()
  expect(asked.map(({ name }) => name)).toEqual(['approvals.approve', 'approvals.approve'])
  ports[1]?.worker.postMessage({ call: 1, answer: { result: { outcome: 'done' } } })
  await expect(answer).resolves.toEqual({ outcome: 'done' })
})

test('a stopped worker: what it had taken and must not be done twice is told to be interrupted', async () => {
  const { client, ports, asked } = start(false)
  const answer = client.call('accounts.add', { name: '' })
  await settle()
  ports[0]?.cut()
  await expect(answer).rejects.toMatchObject({ code: callErrors.interrupted.code })
  expect(asked).toHaveLength(1)
})

test('a stopped worker: what it had not taken is asked again, whatever it is', async () => {
  const { client, ports, asked } = start(false, false)
  void client.call('accounts.add', { name: '' }).catch(() => undefined)
  await settle()
  ports[0]?.cut()
  await settle()
  expect(asked).toHaveLength(2)
})

test('a port that went without a word: the call goes by the next one', async () => {
  const { client, ports, asked } = start()
  await client.call('sites.list', {})
  ports[0]?.goSilently()
  await expect(client.call('accounts.add', { name: '' })).resolves.toEqual({ name: 'accounts.add' })
  expect(asked.map(({ name }) => name)).toEqual(['sites.list', 'accounts.add'])
})

test('a worker that never comes ends in an error, not in silence', async () => {
  const client = createPortClient({
    connect: () => {
      throw new Error('no worker')
    },
    onWake: () => () => undefined,
    delay: () => Promise.resolve(),
  })
  await expect(client.call('sites.list', {})).rejects.toMatchObject({ code: callErrors.interrupted.code })
})

test('subscribers hear their topic, and everything after a time without a port', async () => {
  const { client, ports, wake } = start()
  const sites = vi.fn()
  const session = vi.fn()
  const undo = client.subscribe('sites', sites)
  client.subscribe('session', session)
  ports[0]?.worker.postMessage({ topic: 'sites' })
  await settle()
  expect([sites.mock.calls.length, session.mock.calls.length]).toEqual([1, 0])
  ports[0]?.cut()
  await settle()
  expect(ports).toHaveLength(1)
  wake()
  expect([sites.mock.calls.length, session.mock.calls.length]).toEqual([2, 1])
  expect(ports).toHaveLength(2)
  undo()
  ports[1]?.worker.postMessage({ topic: 'sites' })
  await settle()
  expect(sites).toHaveBeenCalledTimes(2)
})

test('closing rejects what waits and opens nothing more', async () => {
  const { client, ports, wake } = start(false)
  const answer = client.call('sites.list', {})
  client.close()
  await expect(answer).rejects.toMatchObject({ code: callErrors.interrupted.code })
  wake()
  expect(ports).toHaveLength(1)
})
