import { expect, test } from 'vitest'
import { err, ok } from '#core/result.ts'
import { allowanceCall, withAmount } from '#domain/allowances/allowance-call.ts'
import { permit2 } from '#domain/review/simulation/topics.ts'
import {
  address,
  approve,
  approveAll,
  callData,
  mostOf256,
  spender,
  token,
  tokenTransfer,
} from '#domain/testing/subjects.ts'
import { hex } from '#domain/testing/transactions.ts'

const more = (amount: bigint) => callData('0x39509351', spender, amount)
const permit2Approve = (amount: bigint, until = 1_700_000_000n) => callData('0x87517c45', token, spender, amount, until)
const mostOf160 = 2n ** 160n - 1n

test('what is set, what is added, and what is kept at Permit2', () => {
  expect(allowanceCall({ to: token, data: approve(5n) })).toEqual({
    ...{ how: 'approve', token, spender, amount: 5n, most: mostOf256 },
  })
  expect(allowanceCall({ to: token, data: more(5n) })).toMatchObject({ how: 'approve-more', token, amount: 5n })
  expect(allowanceCall({ to: permit2, data: permit2Approve(5n) })).toEqual({
    ...{ how: 'permit2-approve', token, spender, amount: 5n, most: mostOf160, until: 1_700_000_000n },
  })
})

test('what gives nothing, or has no amount, is none', () => {
  const others = [approve(0n), more(0n), permit2Approve(0n), approveAll(true), tokenTransfer(spender), hex('0x')]
  expect(others.map((data) => allowanceCall({ to: token, data }))).toEqual(others.map(() => null))
  expect(allowanceCall({ to: null, data: approve(5n) })).toBeNull()
  // So the right to one NFT of EIP-721 is taken back, whose id is in the place of the amount.
  expect(allowanceCall({ to: token, data: callData('0x095ea7b3', address('0'), 5n) })).toBeNull()
})

function changed(to: typeof token, data: ReturnType<typeof approve>, amount: bigint) {
  const call = allowanceCall({ to, data })
  return call === null ? null : withAmount(call, amount)
}

test('the same call with another amount, word for word', () => {
  expect(changed(token, approve(mostOf256), 7n)).toEqual(ok(approve(7n)))
  expect(changed(token, approve(7n), mostOf256)).toEqual(ok(approve(mostOf256)))
  expect(changed(token, more(5n), 7n)).toEqual(ok(more(7n)))
  expect(changed(permit2, permit2Approve(5n), mostOf160)).toEqual(ok(permit2Approve(mostOf160)))
})

test('what stood behind the arguments does not stay', () => {
  expect(changed(token, hex(`${approve(5n)}c0ffee`), 7n)).toEqual(ok(approve(7n)))
})

test('no amount is none, and none is more than the function takes', () => {
  expect(changed(token, approve(5n), 0n)).toEqual(err('zero'))
  expect(changed(token, approve(5n), -1n)).toEqual(err('zero'))
  expect(changed(token, approve(5n), mostOf256 + 1n)).toEqual(err('too-large'))
  expect(changed(permit2, permit2Approve(5n), mostOf160 + 1n)).toEqual(err('too-large'))
})
