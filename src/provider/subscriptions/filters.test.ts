import { expect, test } from 'vitest'
import { chain } from '#domain/approvals/testing/queue.ts'
import { asker, startListening } from '#provider/subscriptions/testing/listener.ts'

const heads = { kind: 'heads' } as const
const logs = { kind: 'logs', criteria: {} } as const
const pending = { kind: 'pending' } as const
const transaction = `0x${'cd'.repeat(32)}`

test('a filter gives what is new since it was asked, and is its document’s own', async () => {
  const listening = startListening()
  const { worker } = listening
  const [blocks, log, waiting] = await Promise.all(
    [heads, logs, pending].map((w) => worker.add(asker, chain, w, false)),
  )
  expect(await worker.changes(asker, blocks ?? '')).toEqual([])
  listening.chain.wait(transaction)
  listening.chain.mine(2)
  const hashes = listening.chain.canonical().map(({ hash }) => hash)
  expect(await worker.changes(asker, blocks ?? '')).toEqual(hashes.slice(1))
  expect(await worker.changes(asker, blocks ?? '')).toEqual([])
  expect(await worker.changes(asker, log ?? '')).toMatchObject(hashes.slice(1).map((blockHash) => ({ blockHash })))
  expect(await worker.changes(asker, waiting ?? '')).toContain(transaction)
  expect(listening.told.get(asker.channel)).toEqual([])
  const stranger = { ...asker, channel: 'channel-2' }
  await expect(worker.changes(stranger, blocks ?? '')).rejects.toMatchObject({ code: -32000 })
  expect(await worker.remove(asker, blocks ?? '', false)).toBe(true)
  await expect(worker.changes(asker, blocks ?? '')).rejects.toMatchObject({ message: 'filter not found' })
})

test('questions at the same time do not get the same answer', async () => {
  const listening = startListening()
  const id = await listening.worker.add(asker, chain, heads, false)
  listening.chain.mine()
  const answers = await Promise.all([1, 2, 3].map(() => listening.worker.changes(asker, id)))
  expect(answers.flat()).toHaveLength(1)
})

test('a filter outlives a worker, and not five minutes without a question', async () => {
  const listening = startListening()
  const id = await listening.worker.add(asker, chain, heads, false)
  listening.now += 4 * 60_000
  listening.chain.mine()
  listening.stop()
  expect(await listening.worker.changes(asker, id)).toHaveLength(1)
  listening.now += 6 * 60_000
  await expect(listening.worker.changes(asker, id)).rejects.toMatchObject({ code: -32000 })
})

test('a filter without its network is refused', async () => {
  const listening = startListening()
  const id = await listening.worker.add(asker, chain, logs, false)
  listening.permitted.set(asker.origin, [])
  await expect(listening.worker.changes(asker, id)).rejects.toMatchObject({ code: 4100 })
  await expect(listening.worker.logs(asker, id)).rejects.toMatchObject({ code: 4100 })
})

test('all logs of a filter are the node’s to find; of another filter there are none', async () => {
  const listening = startListening()
  const criteria = { fromBlock: 'earliest', toBlock: 'latest' } as const
  const id = await listening.worker.add(asker, chain, { kind: 'logs', criteria }, false)
  listening.read = (method, params) => Promise.resolve([method, params])
  expect(await listening.worker.logs(asker, id)).toEqual(['eth_getLogs', [criteria]])
  listening.read = listening.chain.read
  const blocks = await listening.worker.add(asker, chain, heads, false)
  await expect(listening.worker.logs(asker, blocks)).rejects.toMatchObject({ code: -32000 })
})
