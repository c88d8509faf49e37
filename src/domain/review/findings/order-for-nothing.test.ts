import { expect, test } from 'vitest'
import { orderForNothing } from '#domain/review/findings/order-for-nothing.ts'
import { bulkOrderData, orderData } from '#domain/testing/signatures.ts'
import { address, message, transaction, typedData } from '#domain/testing/subjects.ts'

test('sees that nothing comes back: no price, a price of nothing, or one that somebody else gets', () => {
  expect(orderForNothing.find(orderData({ price: null }))).toEqual({})
  expect(orderForNothing.find(orderData({ price: '0' }))).toEqual({})
  expect(orderForNothing.find(orderData({ paidTo: address('9') }))).toEqual({})
})

test('sees it among many', () => {
  expect(orderForNothing.find(bulkOrderData({ price: '0' }))).toEqual({})
})

test('is silent for an honest order, and for everything else', () => {
  expect(orderForNothing.find(orderData())).toBeNull()
  expect(orderForNothing.find(bulkOrderData())).toBeNull()
  expect(orderForNothing.find(typedData())).toBeNull()
  expect(orderForNothing.find(transaction({}))).toBeNull()
  expect(orderForNothing.find(message('order'))).toBeNull()
})
