import { encodeFunctionData, parseAbi } from 'viem'
import { expect, test } from 'vitest'
import { safeDelegatecall } from '#domain/review/findings/safe-delegatecall.ts'
import { message, permitTypes, spender, token, transaction, typedData } from '#domain/testing/subjects.ts'
import { hex } from '#domain/testing/transactions.ts'

const abi = parseAbi([
  'function execTransaction(address to, uint256 value, bytes data, uint8 operation, uint256 safeTxGas, uint256 baseGas, uint256 gasPrice, address gasToken, address refundReceiver, bytes signatures)',
])
const execution = (operation: number) => {
  const args = [spender, 0n, '0xdeadbeef', operation, 0n, 0n, 0n, token, token, '0x'] as const
  return transaction({ to: token, data: hex(encodeFunctionData({ abi, args })) })
}

const signature = (operation: string) =>
  typedData({
    types: {
      EIP712Domain: permitTypes.EIP712Domain,
      SafeTx: [
        { name: 'to', type: 'address' },
        { name: 'operation', type: 'uint8' },
      ],
    },
    primaryType: 'SafeTx',
    message: { to: spender, operation },
  })

test('sees it in a transaction and in a signature', () => {
  expect(safeDelegatecall.find(execution(1))).toEqual({ program: spender })
  expect(safeDelegatecall.find(signature('1'))).toEqual({ program: spender })
})

test('is silent for a call, and for everything else', () => {
  expect(safeDelegatecall.find(execution(0))).toBeNull()
  expect(safeDelegatecall.find(signature('0'))).toBeNull()
  expect(safeDelegatecall.find(typedData())).toBeNull()
  expect(safeDelegatecall.find(message('delegatecall'))).toBeNull()
})
