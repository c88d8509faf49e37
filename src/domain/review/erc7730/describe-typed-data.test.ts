import { expect, test } from 'vitest'
import { parseTypedData } from '#core/eip712.ts'
import { describeTypedData, type Description } from '#domain/review/erc7730/describe.ts'
import { createRegistry, placeOf } from '#domain/review/erc7730/registry.ts'
import { address } from '#domain/testing/subjects.ts'

const [contract, other, user] = [address('c'), address('d'), address('a')]

type Fields = Readonly<Record<string, unknown>>

const types = {
  EIP712Domain: [
    { name: 'name', type: 'string' },
    { name: 'chainId', type: 'uint256' },
    { name: 'verifyingContract', type: 'address' },
  ],
  Order: [{ name: 'amount', type: 'uint256' }],
}

function saidOfMessage(bound: Fields, domain: Fields = {}): Description {
  const context = { eip712: { deployments: [{ chainId: 1, address: contract }], ...bound } }
  const registry = createRegistry({
    displays: [
      {
        formats: {
          'Order(uint256 amount)': { intent: 'Order', fields: [{ path: 'amount', label: 'Amount', format: 'raw' }] },
        },
      },
    ],
    descriptors: [{ context, metadata: {}, display: 0 }],
    places: { [placeOf(1, contract)]: [0] },
  })
  const whole = { name: 'App', chainId: 1, verifyingContract: contract, ...domain }
  const data = parseTypedData({ types, primaryType: 'Order', domain: whole, message: { amount: '5' } })
  if (!data.ok) throw new Error(data.error.code)
  return describeTypedData(registry, data.value, user)
}

test('a message is described where its domain and its type are the very ones', () => {
  expect(saidOfMessage({})).toMatchObject({ value: { fields: [{ label: 'Amount', value: { integer: '5' } }] } })
  expect(saidOfMessage({ domain: { name: 'App' } })?.ok).toBe(true)
  expect(saidOfMessage({ domain: { name: 'Other' } })).toBeNull()
  expect(saidOfMessage({ domain: { version: '1' } })).toBeNull()
  expect(saidOfMessage({ domainSeparator: `0x${'00'.repeat(32)}` })).toBeNull()
  expect(saidOfMessage({}, { chainId: 10 })).toBeNull()
  expect(saidOfMessage({}, { verifyingContract: other })).toBeNull()
})
