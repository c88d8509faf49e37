import * as v from 'valibot'
import { expect, test } from 'vitest'
import { verifyTypedData } from 'viem'
import { account } from '#domain/approvals/testing/queue.ts'
import { eth_signTypedData_v4 } from '#provider/methods/eth_signTypedData_v4.ts'
import { connected, fakeServices, stranger } from '#provider/testing/services.ts'

const types = {
  EIP712Domain: [{ name: 'chainId', type: 'uint256' }],
  Mail: [{ name: 'text', type: 'string' }],
} as const
const typedData = (more: object = {}) => ({
  types,
  primaryType: 'Mail',
  domain: { chainId: 1 },
  message: { text: 'hi' },
  ...more,
})
const parse = (data: unknown, from: string = account) => v.parse(eth_signTypedData_v4.params, [from, data])

test('as text it is kept as it is, as an object it becomes text', async () => {
  const context = connected(fakeServices().services)
  const text = JSON.stringify(typedData(), null, 2)
  expect(await eth_signTypedData_v4.request(parse(text), context)).toEqual({
    ask: { account, version: 'v4', typedData: text },
  })
  expect(await eth_signTypedData_v4.request(parse(typedData()), context)).toEqual({
    ask: { account, version: 'v4', typedData: JSON.stringify(typedData()) },
  })
})

test.each([
  ['a field that is not declared', { message: { text: 'hi', more: 1 } }],
  ['a field that is missing', { message: {} }],
  ['a primary type that is none', { primaryType: 'Other' }],
  ['no types', { types: {} }],
])('refused with a reason: %s', (_, more) => {
  const parsed = v.safeParse(eth_signTypedData_v4.params, [account, typedData(more)])
  expect(parsed.success).toBe(false)
  expect(parsed.issues?.[0].message).toMatch(/^typed data: /)
})

test.each([
  [[account]],
  [[typedData(), account]],
  [[account, typedData(), 1]],
  [[account, '{']],
  [[account, '{"a":1,"a":2}']],
])('refused: %j', (params) => {
  expect(v.is(eth_signTypedData_v4.params, params)).toBe(false)
})

test('a domain for another chain is -32602, another account 4100', () => {
  const context = connected(fakeServices().services)
  expect(() => eth_signTypedData_v4.request(parse(typedData({ domain: { chainId: 137 } })), context)).toThrow(
    expect.objectContaining({ code: -32602 }),
  )
  expect(() => eth_signTypedData_v4.request(parse(typedData(), stranger), context)).toThrow(
    expect.objectContaining({ code: 4100 }),
  )
})

test('the signature is one of the data by the account', async () => {
  const request = { account, version: 'v4', typedData: JSON.stringify(typedData()) } as const
  const signature = await eth_signTypedData_v4.execute(request, {}, connected(fakeServices().services))
  expect(
    await verifyTypedData({
      address: account,
      types,
      primaryType: 'Mail',
      domain: { chainId: 1n },
      message: { text: 'hi' },
      signature,
    }),
  ).toBe(true)
})
