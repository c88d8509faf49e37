import { expect, test } from 'vitest'
import { marketplaceOrder } from '#domain/review/findings/marketplace-order.ts'
import { bulkOrderData, orderData } from '#domain/testing/signatures.ts'
import { message, permitTypes, transaction, typedData } from '#domain/testing/subjects.ts'

test('sees an order and until when it stands, and a tree of them', () => {
  expect(marketplaceOrder.find(orderData())).toEqual({ deadline: '2000' })
  expect(marketplaceOrder.find(bulkOrderData())).toEqual({})
})

test('sees one of a market whose orders are not read', () => {
  const types = { EIP712Domain: permitTypes.EIP712Domain, Order: [{ name: 'price', type: 'uint256' }] }
  const blur = typedData({ types, primaryType: 'Order', domain: { name: 'Blur Exchange' }, message: { price: '1' } })
  expect(marketplaceOrder.find(blur)).toEqual({})
})

test('is silent for everything else', () => {
  expect(marketplaceOrder.find(typedData())).toBeNull()
  expect(marketplaceOrder.find(transaction({}))).toBeNull()
  expect(marketplaceOrder.find(message('order'))).toBeNull()
})
