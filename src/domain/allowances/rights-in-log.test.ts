import { expect, test } from 'vitest'
import { distinctTraces, rightId } from '#domain/allowances/right.ts'
import { rightsInLog } from '#domain/allowances/rights-in-log.ts'
import { permit2 } from '#domain/review/simulation/topics.ts'
import { logOf } from '#domain/testing/logs.ts'
import { address, spender, token } from '#domain/testing/subjects.ts'

const owner = address('1')
const rightsOf = (...log: Parameters<typeof logOf>) => rightsInLog(logOf(...log), owner)

test('what each event tells of, whatever amount it names', () => {
  for (const amount of [0n, 7n])
    expect(rightsOf(token, 'Approval', [owner, spender, amount])).toEqual([{ type: 'token', contract: token, spender }])
  expect(rightsOf(token, 'Approval', [owner, spender, 7n], 3)).toEqual([
    { type: 'item', contract: token, spender, tokenId: '0x7' },
  ])
  for (const isGiven of [true, false])
    expect(rightsOf(token, 'ApprovalForAll', [owner, spender, isGiven])).toEqual([
      { type: 'collection', contract: token, spender },
    ])
  for (const [name, args] of [
    ['Permit2Approval', [owner, token, spender, 5n, 9n]],
    ['Permit2Permit', [owner, token, spender, 5n, 9n, 0n]],
  ] as const)
    expect(rightsOf(permit2, name, args)).toEqual([{ type: 'permit2', contract: token, spender }])
})

test('what is another’s, of nobody, or of a contract that only looks like Permit2, tells nothing', () => {
  expect(rightsOf(token, 'Approval', [address('2'), spender, 7n])).toEqual([])
  expect(rightsOf(token, 'Approval', [owner, address('0'), 7n], 3)).toEqual([])
  expect(rightsOf(token, 'Permit2Approval', [owner, token, spender, 5n, 9n])).toEqual([])
  expect(rightsOf(token, 'Transfer', [owner, spender, 7n])).toEqual([])
})

test('each right once, by the first trace', () => {
  const right = { type: 'token', contract: token, spender } as const
  const other = { ...right, type: 'collection' } as const
  expect(
    distinctTraces([
      { right, block: 9n },
      { right: other, block: 8n },
      { right, block: 3n },
    ]),
  ).toEqual(
    expect.arrayContaining([
      { right, block: 9n },
      { right: other, block: 8n },
    ]),
  )
  const ids = [right, other, { ...right, type: 'item', tokenId: '0x1' }, { ...right, type: 'item', tokenId: '0x2' }]
  expect(new Set(ids.map((each) => rightId(each as typeof right))).size).toBe(4)
})
