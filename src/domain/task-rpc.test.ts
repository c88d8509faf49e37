import { expect, test } from 'vitest'
import { ok } from '#core/result.ts'
import type { ChainRpc } from '#domain/ports.ts'
import { patience, taskRpc } from '#domain/task-rpc.ts'

test('every question of one piece of work has what the ones before it left', async () => {
  let now = 1_000
  const options: unknown[] = []
  const chainRpc: ChainRpc = (_, __, ___, given) => {
    options.push(given)
    now += 4_000
    return Promise.resolve(ok(null))
  }
  const task = taskRpc(chainRpc, { now: () => now })
  await task(1, 'eth_a', [])
  await task(1, 'eth_b', [], { maxBytes: 5, timeoutMs: 60_000 })
  now = 0
  await task(1, 'eth_c', [], { recheck: true })
  expect(options).toEqual([
    { timeoutMs: patience, waited: 0 },
    { timeoutMs: patience, waited: 4_000, maxBytes: 5 },
    // A clock that was set back takes nothing away.
    { timeoutMs: patience, waited: 0, recheck: true },
  ])
})
