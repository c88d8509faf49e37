import * as v from 'valibot'
import { expect, test } from 'vitest'
import { Address } from '#core/address.ts'
import { Hex } from '#core/hex.ts'
import { quantity } from '#core/quantity.ts'
import { transactionIntent } from '#ui/approvals/transaction-intent.ts'

const to = v.parse(Address, '0x70997970c51812dc3a010c7d01b50e0d17dc79c8')
const hex = (text: string) => v.parse(Hex, text)

test('no data is a plain send', () => {
  expect(transactionIntent({ to, value: quantity(5n), data: hex('0x') })).toEqual({ kind: 'send', to, value: 5n })
})

test('data makes a call, named by its selector', () => {
  expect(transactionIntent({ to, value: quantity(0n), data: hex('0xa9059cbb00') })).toEqual({
    kind: 'call',
    to,
    value: 0n,
    selector: '0xa9059cbb',
  })
})

test('no recipient creates a contract', () => {
  expect(transactionIntent({ to: null, value: quantity(0n), data: hex('0x6000') })).toEqual({ kind: 'deploy', value: 0n, bytes: 2 })
})
