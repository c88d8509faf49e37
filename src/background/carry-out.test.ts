import { expect, test } from 'vitest'
import { createCarryOut } from '#background/carry-out.ts'
import { err, ok } from '#core/result.ts'
import type { Approval } from '#domain/approvals/machine.ts'
import { chain, question, world } from '#domain/approvals/testing/queue.ts'
import { decision, transfer } from '#domain/testing/transactions.ts'

const later = { ...decision, gasLimit: '0x5555' }

async function start() {
  const made = world()
  const queue = made.worker()
  const asked = { ...question('1'), kind: 'transaction', chainId: chain, request: transfer() } as const
  await queue.put(asked)
  made.execute = () => Promise.resolve(err('held'))
  expect(await queue.approve('id-1', decision)).toEqual({ status: 'held' })
  const approval = await queue.get('id-1')
  if (approval === null) throw new Error('it is held')
  const direct: Approval[] = []
  const carryOut = createCarryOut({
    queue,
    execute: (given) => {
      direct.push(given)
      return Promise.resolve(ok('0xdirect'))
    },
  })
  return { made, queue, approval, direct, carryOut }
}

test('what was held is carried out as its approval, and whoever asked has the answer', async () => {
  const { made, queue, approval, direct, carryOut } = await start()
  const answer = queue.settled('id-1')
  made.execute = () => Promise.resolve(ok('0xhash'))
  expect(await carryOut(approval, later)).toEqual(ok('0xhash'))
  expect(await answer).toEqual({ status: 'done', result: '0xhash' })
  expect(made.executed.at(-1)?.state).toEqual({ status: 'executing', decision: later })
  expect(direct).toEqual([])
})

test('a failure is told with its reason, a lock with nothing', async () => {
  const { made, approval, carryOut } = await start()
  made.execute = () => Promise.resolve(err('locked'))
  expect(await carryOut(approval, later)).toBeNull()
  // Begun already, and not held any more: it goes on.
  made.execute = () => Promise.resolve(err({ code: -32_003, message: 'no', reason: 'refused' }))
  expect(await carryOut(approval, later)).toEqual(err({ code: -32_003, message: 'no', reason: 'refused' }))
})

test('after a restart of the browser nobody waits for it, and it is carried out under its id', async () => {
  const { made, approval, direct, carryOut } = await start()
  await made.store.remove('approvals')
  expect(await carryOut(approval, later)).toEqual(ok('0xdirect'))
  expect(direct).toEqual([{ ...approval, state: { status: 'executing', decision: later } }])
})
