import { expect, test } from 'vitest'
import { permit2Batch, permit2Single, permit2Transfer } from '#domain/testing/signatures.ts'
import { address, permit2Data, permitTypes, spender, token, typedData } from '#domain/testing/subjects.ts'

test('reads a permit of EIP-2612', () => {
  expect(typedData().permit).toEqual({
    standard: 'eip2612',
    spender,
    grants: [{ token, amount: 5n, until: null }],
    deadline: 1_000n,
  })
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
  expect(permit).toEqual({ standard: 'eip2612', spender, grants: [{ token, amount, until: null }], deadline: 7n })
})

test('reads who may take through Permit2', () => {
  expect(permit2Data().permit).toEqual({ standard: 'permit2', spender, grants: [], deadline: 999n })
  const [one, two] = [
    { token, amount: 7n, until: 2_000n },
    { token: address('d'), amount: 7n, until: 2_000n },
  ]
  expect(permit2Single('7').permit).toEqual({ standard: 'permit2', spender, grants: [one], deadline: 1_500n })
  expect(permit2Batch([token, address('d')]).permit?.grants).toEqual([one, two])
})

test.each([false, true])('reads transfers through Permit2, with a witness %s', (witness) => {
  const grants = [{ token, amount: 7n, until: null }]
  expect(permit2Transfer(witness).permit).toEqual({ standard: 'permit2', spender, grants, deadline: 1_500n })
})

test('a message of another kind is none', () => {
  const types = { EIP712Domain: permitTypes.EIP712Domain, Mail: [{ name: 'spender', type: 'string' }] }
  expect(typedData({ types, primaryType: 'Mail', message: { spender: 'me' } }).permit).toBeNull()
})
