import { expect, test } from 'vitest'
import { noDelegate, pinnedDelegate } from '#domain/delegation/pinned-delegate.ts'
import { accountUpgrade } from '#domain/review/findings/account-upgrade.ts'
import { message } from '#domain/testing/subjects.ts'

test('found for the pinned code, not for taking it back', () => {
  const find = (delegate: typeof noDelegate) => accountUpgrade.find({ kind: 'delegation', delegate })
  expect(find(pinnedDelegate.address)).toEqual({ program: pinnedDelegate.address })
  expect([find(noDelegate), accountUpgrade.find(message('x'))]).toEqual([null, null])
})
