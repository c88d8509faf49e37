import * as v from 'valibot'
import { expect, test } from 'vitest'
import { recoverTypedSignature, SignTypedDataVersion } from '@metamask/eth-sig-util'
import { account } from '#domain/approvals/testing/queue.ts'
import { eth_signTypedData_v3 } from '#provider/methods/eth_signTypedData_v3.ts'
import { connected, fakeServices, stranger } from '#provider/testing/services.ts'

const data = {
  types: {
    EIP712Domain: [{ name: 'chainId', type: 'uint256' }],
    Person: [{ name: 'name', type: 'string' }],
    Mail: [
      { name: 'from', type: 'Person' },
      { name: 'text', type: 'string' },
    ],
  },
  primaryType: 'Mail' as const,
  domain: { chainId: 1 },
  message: { from: { name: 'Ada' }, text: 'hi' },
}
const parse = (...params: unknown[]) => v.parse(eth_signTypedData_v3.params, params)

test('asked with its version, and signed as MetaMask’s library expects', async () => {
  const context = connected(fakeServices().services)
  const asked = await eth_signTypedData_v3.request(parse(account, data), context)
  if (!('ask' in asked)) throw new Error('not asked')
  expect(asked.ask).toEqual({ account, version: 'v3', typedData: JSON.stringify(data) })
  const signature = await eth_signTypedData_v3.execute(asked.ask, {}, context)
  expect(recoverTypedSignature({ data, signature, version: SignTypedDataVersion.V3 })).toBe(account.toLowerCase())
})

test.each([
  ['a list', { types: { ...data.types, Mail: [{ name: 'to', type: 'string[]' }] }, message: { to: ['x'] } }],
  ['a field that is missing, which version 3 would leave out', { message: { text: 'hi' } }],
  ['a struct that is nothing', { message: { from: null, text: 'hi' } }],
  ['a field that is not declared', { message: { ...data.message, more: 1 } }],
])('refused: %s', (_, more) => {
  const parsed = v.safeParse(eth_signTypedData_v3.params, [account, { ...data, ...more }])
  expect(parsed.issues?.[0].message).toMatch(/^typed data: /)
})

test('another chain is -32602, another account 4100', () => {
  const context = connected(fakeServices().services)
  const elsewhere = parse(account, { ...data, domain: { chainId: 5 } })
  expect(() => eth_signTypedData_v3.request(elsewhere, context)).toThrow(expect.objectContaining({ code: -32602 }))
  expect(() => eth_signTypedData_v3.request(parse(stranger, data), context)).toThrow(
    expect.objectContaining({ code: 4100 }),
  )
})
