import { encodeErrorResult, parseAbi } from 'viem'
import { expect, test } from 'vitest'
import { revertOf } from '#domain/review/revert-reason.ts'
import { sender } from '#domain/testing/transactions.ts'

const message = 'execution reverted'
const abi = parseAbi([
  'error ERC20InsufficientBalance(address sender, uint256 balance, uint256 needed)',
  'error AccessControlUnauthorizedAccount(address account, bytes32 role)',
  'error EnforcedPause()',
  'error Error(string)',
  'error Panic(uint256)',
])

test('errors that are known by all are named with what they carry', () => {
  const poor = encodeErrorResult({ abi, errorName: 'ERC20InsufficientBalance', args: [sender, 5n, 9n] })
  expect(revertOf({ message, data: poor })).toEqual({
    reason: `ERC20InsufficientBalance(${sender}, 5, 9)`,
    cause: 'balance',
  })
  const role = `0x${'ab'.repeat(32)}` as const
  const stranger = encodeErrorResult({ abi, errorName: 'AccessControlUnauthorizedAccount', args: [sender, role] })
  expect(revertOf({ message, data: stranger })).toEqual({
    reason: `AccessControlUnauthorizedAccount(${sender}, ${role})`,
    cause: 'unauthorized',
  })
  expect(revertOf({ message, data: encodeErrorResult({ abi, errorName: 'EnforcedPause' }) })).toEqual({
    reason: 'EnforcedPause()',
    cause: 'paused',
  })
})

test('an error of nobody is told by its selector, one cut short is still named', () => {
  expect(revertOf({ message, data: '0xdeadbeef' })).toEqual({ reason: '0xdeadbeef' })
  const cut = encodeErrorResult({ abi, errorName: 'ERC20InsufficientBalance', args: [sender, 5n, 9n] }).slice(0, 10)
  expect(revertOf({ message, data: cut })).toMatchObject({ cause: 'balance' })
})

test.each([
  ['ERC20: transfer amount exceeds balance', 'balance'],
  ['ERC20: insufficient allowance', 'allowance'],
  ['STF', 'transfer'],
  ['UniswapV2Router: INSUFFICIENT_OUTPUT_AMOUNT', 'price'],
  ['UniswapV2Router: EXPIRED', 'expired'],
  ['Pausable: paused', 'paused'],
  ['Ownable: caller is not the owner', 'unauthorized'],
  ['ERC721: invalid token ID', 'missing'],
])('the words of older contracts are known too: %s', (words, cause) => {
  const data = encodeErrorResult({ abi, errorName: 'Error', args: [words] })
  expect(revertOf({ message, data })).toEqual({ reason: words, cause })
})

test('words of no meaning to the wallet stay theirs; a panic has words', () => {
  const data = encodeErrorResult({ abi, errorName: 'Error', args: ['no'] })
  expect(revertOf({ message, data })).toEqual({ reason: 'no' })
  expect(revertOf({ message, data: encodeErrorResult({ abi, errorName: 'Panic', args: [17n] }) })).toEqual({
    reason: 'arithmetic overflow',
    cause: 'overflow',
  })
  expect(revertOf({ message, data: encodeErrorResult({ abi, errorName: 'Panic', args: [7n] }) })).toEqual({
    reason: 'panic 7',
    cause: 'panic',
  })
})
