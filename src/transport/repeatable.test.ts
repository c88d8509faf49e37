import { expect, test } from 'vitest'
import { isRepeatable } from '#transport/repeatable.ts'

test('what makes something new is not repeated; reading and what names its subject is', () => {
  expect([isRepeatable('accounts.add'), isRepeatable('send.review'), isRepeatable('vault.create')]).toEqual([
    false,
    false,
    false,
  ])
  expect([
    isRepeatable('activity.replace'),
    isRepeatable('allowances.revoke'),
    isRepeatable('delegation.undo'),
  ]).toEqual([false, false, false])
  expect([isRepeatable('approvals.approve'), isRepeatable('sites.list'), isRepeatable('session.lock')]).toEqual([
    true,
    true,
    true,
  ])
})
