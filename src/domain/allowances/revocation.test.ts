import { expect, test } from 'vitest'
import { quantity } from '#core/quantity.ts'
import { revocationOf } from '#domain/allowances/revocation.ts'
import { permit2 } from '#domain/review/simulation/topics.ts'
import { address, approve, approveAll, callData, spender, token } from '#domain/testing/subjects.ts'

const parties = { contract: token, spender }
const none = quantity(0n)

test('each right has its own way back', () => {
  expect(revocationOf({ type: 'token', ...parties })).toEqual({ to: token, value: none, data: approve(0n) })
  expect(revocationOf({ type: 'collection', ...parties })).toEqual({ to: token, value: none, data: approveAll(false) })
  expect(revocationOf({ type: 'item', ...parties, tokenId: quantity(7n) })).toEqual({
    ...{ to: token, value: none, data: callData('0x095ea7b3', address('0'), 7n) },
  })
  expect(revocationOf({ type: 'permit2', ...parties })).toEqual({
    ...{ to: permit2, value: none, data: callData('0x87517c45', token, spender, 0n, 0n) },
  })
})
