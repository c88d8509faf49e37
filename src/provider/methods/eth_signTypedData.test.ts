import * as v from 'valibot'
import { expect, test } from 'vitest'
import { recoverTypedSignature, SignTypedDataVersion } from '@metamask/eth-sig-util'
import { account } from '#domain/approvals/testing/queue.ts'
import { eth_signTypedData } from '#provider/methods/eth_signTypedData.ts'
import { connected, fakeServices } from '#provider/testing/services.ts'

const list = [{ type: 'string', name: 'Message', value: 'Hi' }]
const data = {
  types: { EIP712Domain: [{ name: 'name', type: 'string' }], Mail: [{ name: 'to', type: 'string[]' }] },
  primaryType: 'Mail' as const,
  domain: { name: 'Post' },
  message: { to: ['Ada'] },
}
const context = connected(fakeServices().services)

async function signed(...params: unknown[]) {
  const asked = await eth_signTypedData.request(v.parse(eth_signTypedData.params, params), context)
  if (!('ask' in asked)) throw new Error('not asked')
  return { version: asked.ask.version, signature: await eth_signTypedData.execute(asked.ask, {}, context) }
}

test('the account first: as EIP-712 has it', async () => {
  const { version, signature } = await signed(account, JSON.stringify(data))
  expect(version).toBe('v4')
  expect(recoverTypedSignature({ data, signature, version: SignTypedDataVersion.V4 })).toBe(account.toLowerCase())
})

test('a list first: as it was before', async () => {
  const { version, signature } = await signed(list, account)
  expect(version).toBe('v1')
  expect(recoverTypedSignature({ data: list, signature, version: SignTypedDataVersion.V1 })).toBe(account.toLowerCase())
})

test.each([[[account, list]], [[data, account]], [[account]], [[list]], [[]], [[list, account, 1]], [null]])(
  'refused: %j',
  (params) => {
    expect(v.is(eth_signTypedData.params, params)).toBe(false)
  },
)

test('what is refused says where', () => {
  const parsed = v.safeParse(eth_signTypedData.params, [[{ ...list[0], type: 'uint7' }], account])
  expect(parsed.issues?.[0].message).toBe('typed data: unknown-type at [0].value')
})
