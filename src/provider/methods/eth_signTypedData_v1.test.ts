import * as v from 'valibot'
import { expect, test } from 'vitest'
import { recoverTypedSignature, SignTypedDataVersion } from '@metamask/eth-sig-util'
import { account } from '#domain/approvals/testing/queue.ts'
import { eth_signTypedData_v1 } from '#provider/methods/eth_signTypedData_v1.ts'
import { connected, fakeServices, stranger } from '#provider/testing/services.ts'

const data = [
  { type: 'string', name: 'Message', value: 'Hi, Alice' },
  { type: 'uint32', name: 'A number', value: '1337' },
]
const parse = (...params: unknown[]) => v.parse(eth_signTypedData_v1.params, params)

test('the list before the account, as a list or as its text; signed as MetaMask’s library expects', async () => {
  const context = connected(fakeServices().services)
  const text = JSON.stringify(data)
  for (const given of [data, text]) {
    const asked = await eth_signTypedData_v1.request(parse(given, account), context)
    expect(asked).toEqual({ ask: { account, version: 'v1', typedData: text } })
  }
  const signature = await eth_signTypedData_v1.execute({ account, version: 'v1', typedData: text }, {}, context)
  expect(recoverTypedSignature({ data, signature, version: SignTypedDataVersion.V1 })).toBe(account.toLowerCase())
})

test.each([[[account, data]], [[data]], [[data, account, 1]], [['{', account]], [[{}, account]], [[[], account]]])(
  'refused: %j',
  (params) => {
    expect(v.is(eth_signTypedData_v1.params, params)).toBe(false)
  },
)

test('an account that the site was not given is 4100', () => {
  expect(() => eth_signTypedData_v1.request(parse(data, stranger), connected(fakeServices().services))).toThrow(
    expect.objectContaining({ code: 4100 }),
  )
})
