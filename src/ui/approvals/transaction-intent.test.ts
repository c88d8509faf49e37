import * as v from 'valibot'
import { expect, test } from 'vitest'
import { Address } from '#core/address.ts'
import { Hex } from '#core/hex.ts'
import { quantity } from '#core/quantity.ts'
import { transactionIntent } from '#ui/approvals/transaction-intent.ts'

const contract = v.parse(Address, '0x70997970c51812dc3a010c7d01b50e0d17dc79c8')
const other = v.parse(Address, '0x90f79bf6eb2c4f870365e785982e1f101e93b906')
const word = (text: string) => text.replace('0x', '').toLowerCase().padStart(64, '0')
const intent = (data: string, value = 0n) =>
  transactionIntent({ to: contract, value: quantity(value), data: v.parse(Hex, data) })

test('no data is a plain send', () => {
  expect(intent('0x', 5n)).toEqual({ kind: 'send', to: contract, value: 5n })
})

test('an unknown call is named by its selector', () => {
  expect(intent('0xdeadbeef00')).toEqual({ kind: 'call', contract, value: 0n, selector: '0xdeadbeef' })
})

test('no recipient creates a contract', () => {
  expect(transactionIntent({ to: null, value: quantity(0n), data: v.parse(Hex, '0x6000') })).toEqual({
    kind: 'deploy',
    value: 0n,
    bytes: 2,
  })
})

test.each([
  ['transfer', `0xa9059cbb${word(other)}${word('7')}`, { kind: 'send-token', to: other, amount: 7n }],
  ['approve', `0x095ea7b3${word(other)}${word('7')}`, { kind: 'allow', to: other, amount: 7n }],
  ['approve without end', `0x095ea7b3${word(other)}${'f'.repeat(64)}`, { kind: 'allow', amount: 'unlimited' }],
  ['approve nothing', `0x095ea7b3${word(other)}${word('0')}`, { kind: 'withdraw', to: other }],
  ['decreaseAllowance', `0xa457c2d7${word(other)}${word('7')}`, { kind: 'withdraw', to: other }],
  ['a collection', `0xa22cb465${word(other)}${word('1')}`, { kind: 'allow', amount: 'collection' }],
  ['a collection taken back', `0xa22cb465${word(other)}${word('0')}`, { kind: 'withdraw', to: other }],
])('%s', (_, data, expected) => {
  expect(intent(data)).toMatchObject({ ...expected, contract, value: 0n })
})
