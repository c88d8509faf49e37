import { expect, test } from 'vitest'
import { address, permit2Data, permitTypes, spender, token, typedData } from '#domain/testing/subjects.ts'

test('reads a permit of EIP-2612', () => {
  expect(typedData().permit).toEqual({ standard: 'eip2612', spender, token, amount: 5n, deadline: 1_000n })
})

test.each([
  [true, 2n ** 256n - 1n],
  [false, 0n],
])('reads the one of DAI, allowed %s', (allowed, amount) => {
  const { permit } = typedData({
    types: {
      EIP712Domain: permitTypes.EIP712Domain,
      Permit: [
        { name: 'holder', type: 'address' },
        { name: 'spender', type: 'address' },
        { name: 'nonce', type: 'uint256' },
        { name: 'expiry', type: 'uint256' },
        { name: 'allowed', type: 'bool' },
      ],
    },
    message: { holder: address('1'), spender, nonce: '0', expiry: '7', allowed },
  })
  expect(permit).toEqual({ standard: 'eip2612', spender, token, amount, deadline: 7n })
})

test('reads who may take through Permit2', () => {
  expect(permit2Data().permit).toEqual({ standard: 'permit2', spender, token: null, amount: null, deadline: 999n })
})

test('a message of another kind is none', () => {
  const types = { EIP712Domain: permitTypes.EIP712Domain, Mail: [{ name: 'spender', type: 'string' }] }
  expect(typedData({ types, primaryType: 'Mail', message: { spender: 'me' } }).permit).toBeNull()
})
