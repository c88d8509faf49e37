import { beforeEach, expect, test } from 'vitest'
import type { Approval } from '#domain/approvals/machine.ts'
import { createEarlyReview, type EarlyReview } from '#domain/review/early-review.ts'
import type { Review } from '#domain/review/review.ts'
import { testChain, transfer } from '#domain/testing/transactions.ts'

type Look = { readonly of: string; readonly end: (review?: Review) => void; readonly fail: () => void }

let now: number
let looks: Look[]
let early: EarlyReview

const asked = (id: string, changes: Partial<Approval<'transaction'>> = {}): Approval => ({
  ...{ id, kind: 'transaction', chainId: testChain, requester: { type: 'wallet' }, request: transfer() },
  ...{ createdAt: 0, state: { status: 'pending' }, requestId: id, step: 0 },
  ...changes,
})
const found = (of: string): Review => ({ findings: [{ code: of, severity: 'info', details: {} }], simulation: null })
const settle = () => new Promise((resolve) => setImmediate(resolve))

beforeEach(() => {
  now = 0
  looks = []
  early = createEarlyReview({
    clock: { now: () => now },
    look: ({ id }) =>
      new Promise((resolve, reject) => {
        const of = `${id}-${String(looks.length)}`
        const end = (review = found(of)): void => resolve(review)
        looks.push({ of, end, fail: () => reject(new Error('locked')) })
      }),
  })
})

test('what was begun is what the window gets, and the node is asked once', async () => {
  early.begin(asked('a'))
  const shown = early.take(asked('a'))
  looks[0]?.end()
  expect(await shown).toEqual(found('a-0'))
  expect(looks).toHaveLength(1)
})

test('it is taken once: who asks again gets another look', async () => {
  early.begin(asked('a'))
  looks[0]?.end()
  await settle()
  expect(await early.take(asked('a'))).toEqual(found('a-0'))
  const again = early.take(asked('a'))
  looks[1]?.end()
  expect(await again).toEqual(found('a-1'))
})

test('two windows that ask at once get the same', async () => {
  const both = [early.take(asked('a')), early.take(asked('a'))]
  looks[0]?.end()
  expect(await Promise.all(both)).toEqual([found('a-0'), found('a-0')])
  expect(looks).toHaveLength(1)
})

test('what was revised meanwhile is looked at as it is', async () => {
  early.begin(asked('a'))
  const shown = early.take(asked('a', { revision: 1 }))
  looks[1]?.end()
  looks[0]?.end()
  expect(await shown).toEqual(found('a-1'))
})

test('what is old is looked at anew', async () => {
  early.begin(asked('a'))
  looks[0]?.end()
  await settle()
  now = 15_001
  void early.take(asked('a'))
  expect(looks).toHaveLength(2)
})

test('however often it is begun, and whatever else comes, one look is on its way', () => {
  for (const id of ['a', 'a', 'b', 'c', 'a']) early.begin(asked(id))
  expect(looks.map(({ of }) => of)).toEqual(['a-0'])
})

test('the next is begun when the one before has ended, and none twice', async () => {
  early.begin(asked('a'))
  looks[0]?.end()
  await settle()
  early.begin(asked('a'))
  early.begin(asked('b'))
  expect(looks.map(({ of }) => of)).toEqual(['a-0', 'b-1'])
})

test('a look that failed while nobody waited is made again for whoever asks', async () => {
  early.begin(asked('a'))
  looks[0]?.fail()
  await settle()
  const shown = early.take(asked('a'))
  await settle()
  looks[1]?.end()
  expect(await shown).toEqual(found('a-1'))
})

test('a look that fails for whoever asked fails', async () => {
  const shown = early.take(asked('a'))
  looks[0]?.fail()
  await expect(shown).rejects.toThrow('locked')
})

test('what was found out before a lock is not given afterwards', async () => {
  early.begin(asked('a'))
  looks[0]?.end()
  await settle()
  early.forget()
  void early.take(asked('a'))
  expect(looks).toHaveLength(2)
})

test('what asks no node, or is decided already, is not begun', () => {
  early.begin(asked('a', { state: { status: 'executing', decision: null } as never }))
  early.begin({ ...asked('b'), kind: 'connect' } as Approval)
  expect(looks).toHaveLength(0)
})
