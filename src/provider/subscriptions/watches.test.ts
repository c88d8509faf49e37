import * as v from 'valibot'
import { expect, test } from 'vitest'
import { Origin } from '#core/origin.ts'
import { chain } from '#domain/approvals/testing/queue.ts'
import { mostSeen } from '#provider/subscriptions/changes.ts'
import { remembered } from '#provider/subscriptions/follow.ts'
import { asker, startListening } from '#provider/subscriptions/testing/listener.ts'
import type { Watch } from '#provider/subscriptions/watch.ts'

const heads = { kind: 'heads' } as const
const pending = { kind: 'pending' } as const

test('a document has fifty, a site a hundred and fifty; those of documents that are gone make room', async () => {
  const listening = startListening()
  const fill = async (channel: string) => {
    await listening.worker.opened(channel)
    for (let index = 0; index < 50; index += 1) await listening.worker.add({ ...asker, channel }, chain, heads, true)
  }
  await fill('a')
  await expect(listening.worker.add({ ...asker, channel: 'a' }, chain, heads, true)).rejects.toMatchObject({
    code: -32005,
  })
  await fill('b')
  await fill('c')
  const more = () => listening.worker.add({ ...asker, channel: 'd' }, chain, heads, false)
  await expect(more()).rejects.toMatchObject({ code: -32005 })
  await listening.worker.closed('a')
  expect(await more()).toMatch(/^0x/)
})

test('what watches may grow to fits the store, of one site and of all; the fullest ask for what waits', async () => {
  const listening = startListening()
  const add = (origin: string, channel: string) =>
    listening.worker.add({ origin: v.parse(Origin, origin), channel }, chain, pending, false)
  const fill = async (origin: string, channel: string): Promise<number> => {
    await listening.worker.opened(channel)
    for (let count = 0; ; count += 1) {
      try {
        await add(origin, channel)
      } catch (thrown) {
        expect(thrown).toMatchObject({ code: -32005 })
        return count
      }
    }
  }
  const counts: number[] = []
  for (let site = 0; site < 4; site += 1) counts.push(await fill(`https://${String(site)}.example`, String(site)))
  expect(counts.every((count) => count < 25)).toBe(true)
  expect(counts[1]).toBeGreaterThan(10)
  const all = (await listening.store.get('watches')) as Watch[]
  const grown = all.map((watch) => ({
    ...watch,
    seen: Array.from({ length: mostSeen }, () => 'f'.repeat(16)),
    recent: Array.from({ length: remembered }, () => ({ number: 1e9, hash: `0x${'f'.repeat(64)}` })),
  }))
  expect(JSON.stringify(grown).length).toBeLessThan(3_000_000)
})

test('what lies in the store and is none of ours is no harm', async () => {
  const listening = startListening()
  await listening.store.set('watches', [{ id: 7 }])
  listening.stop()
  expect(await listening.worker.add(asker, chain, heads, true)).toMatch(/^0x/)
})
