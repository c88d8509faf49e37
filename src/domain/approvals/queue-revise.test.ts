import { expect, test } from 'vitest'
import { ok } from '#core/result.ts'
import { question, world } from '#domain/approvals/testing/queue.ts'
import { hex } from '#domain/testing/transactions.ts'

const other = { ...question('1').request, message: hex('0x01') }

test('what was decided on is what is carried out, or nothing is', async () => {
  const made = world()
  const queue = made.worker()
  await queue.put(question('1'))
  expect(await queue.revise('id-1', 0, other)).toBe(true)
  expect(await queue.get('id-1')).toMatchObject({ request: other, asked: question('1').request, revision: 1 })
  expect(await queue.approve('id-1', {}, null, 0)).toEqual({ status: 'revised' })
  expect(made.executed).toEqual([])
  expect(await queue.approve('id-1', {}, null, 1)).toMatchObject({ status: 'done' })
  expect(made.executed.map(({ request }) => request)).toEqual([other])
})

test('a change that comes at the very moment of the click wins, or comes too late', async () => {
  const made = world()
  const queue = made.worker()
  await queue.put(question('1'))
  const [revised, approved] = await Promise.all([queue.revise('id-1', 0, other), queue.approve('id-1', {}, null, 0)])
  expect([revised, approved]).toEqual([true, { status: 'revised' }])
  expect(made.executed).toEqual([])
  await queue.put(question('2'))
  await queue.approve('id-2', {}, null, 0)
  expect(await queue.revise('id-2', 0, other)).toBe(false)
})

test('what it was at first stays known, however often it is changed', async () => {
  const queue = world().worker()
  await queue.put(question('1'))
  await queue.revise('id-1', 0, other)
  expect(await queue.revise('id-1', 0, question('1').request)).toBe(false)
  expect(await queue.revise('id-1', 1, { ...other, message: hex('0x02') })).toBe(true)
  expect(await queue.get('id-1')).toMatchObject({ asked: question('1').request, revision: 2 })
})

test('what a guardrail admitted is what is approved, though it is changed while the guardrail looks', async () => {
  const made = world()
  const queue = made.worker()
  await queue.put(question('1'))
  made.admit = async () => {
    await queue.revise('id-1', 0, other)
    return ok(undefined)
  }
  expect(await queue.approve('id-1', {})).toEqual({ status: 'revised' })
  expect(made.executed).toEqual([])
})

test('what was admitted and then refused is given back, whichever of the two comes first', async () => {
  const made = world()
  const queue = made.worker()
  await queue.put(question('1'))
  made.admit = async () => {
    await queue.revise('id-1', 0, other)
    return ok(undefined)
  }
  expect(await queue.approve('id-1', {})).toEqual({ status: 'revised' })
  expect(made.givenBack).toEqual([])
  await queue.reject('user', ({ id }) => id === 'id-1')
  expect(made.givenBack).toEqual(['id-1'])

  await queue.put(question('2'))
  made.admit = async () => {
    await queue.reject('user', ({ id }) => id === 'id-2')
    made.givenBack.length = 0
    return ok(undefined)
  }
  expect(await queue.approve('id-2', {})).toEqual({ status: 'rejected', reason: 'user' })
  expect(made.givenBack).toEqual(['id-2'])
})

test('what is carried out stays counted', async () => {
  const made = world()
  const queue = made.worker()
  await queue.put(question('1'))
  await queue.approve('id-1', {})
  await queue.approve('id-1', {})
  expect(made.givenBack).toEqual([])
})
