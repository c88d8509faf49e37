import { expect, test } from 'vitest'
import { noDelegate, pinnedDelegate } from '#domain/delegation/pinned-delegate.ts'
import { delegation } from '#domain/review/findings/delegation.ts'
import { message } from '#domain/testing/subjects.ts'
import { recipient } from '#domain/testing/transactions.ts'

test('found for any code but the pinned one', () => {
  const find = (delegate: typeof recipient) => delegation.find({ kind: 'delegation', delegate })
  expect(find(recipient)).toEqual({ contract: recipient })
  expect([find(pinnedDelegate.address), find(noDelegate), delegation.find(message('x'))]).toEqual([null, null, null])
})
