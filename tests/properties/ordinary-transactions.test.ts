import { encodeFunctionData, encodePacked, parseAbi, type Abi } from 'viem'
import { expect, test } from 'vitest'
import type { Hex } from '#core/hex.ts'
import { quantity } from '#core/quantity.ts'
import { readWhole } from '#domain/review/calls/parts.ts'
import { findingsOf } from '#domain/review/rules.ts'
import { address, approve, spender, token, transaction } from '#domain/testing/subjects.ts'
import { hex, recipient, sender } from '#domain/testing/transactions.ts'
import type { TransactionRequest } from '#domain/transactions/request.ts'

/** A false alarm is a defect: 500 transactions as people send them every day, made from templates, raise no `danger`. */

const router = address('a')
const other = address('d')
const count = 500

const write = (declaration: string, ...args: readonly unknown[]): Hex => {
  const abi: Abi = parseAbi([declaration])
  return hex(encodeFunctionData({ abi, args }))
}

type Sent = Pick<TransactionRequest, 'to' | 'data'> & { readonly value?: bigint }

const addressOf = (n: number) => address(((n % 8) + 1).toString(16))
const v2 = 'address[] path, address to, uint256 deadline'
const path = (n: number) => encodePacked(['address', 'uint24', 'address'], [token, 500 + n, other])

const v3Swap = (n: bigint) =>
  write('function exactInput((bytes path, address recipient, uint256 amountIn, uint256 least) p)', {
    path: path(Number(n)),
    recipient: '0x0000000000000000000000000000000000000002',
    amountIn: n + 1n,
    least: n,
  })

const templates: readonly ((n: number) => Sent)[] = [
  (n) => ({ to: recipient, data: hex('0x'), value: BigInt(n + 1) * 10n ** 15n }),
  (n) => ({ to: addressOf(n), data: hex('0x'), value: BigInt(n + 1) }),
  (n) => ({ to: token, data: write('function transfer(address to, uint256 a)', addressOf(n), BigInt(n)) }),
  (n) => ({ to: token, data: approve(BigInt(n + 1)) }),
  () => ({ to: token, data: approve(0n) }),
  () => ({ to: token, data: write('function setApprovalForAll(address to, bool yes)', spender, false) }),
  (n) => ({ to: token, data: write('function decreaseAllowance(address to, uint256 a)', spender, BigInt(n)) }),
  (n) => ({
    to: token,
    data: write('function safeTransferFrom(address f, address t, uint256 id)', sender, addressOf(n), BigInt(n)),
  }),
  (n) => ({
    to: token,
    data: write(
      'function safeBatchTransferFrom(address f, address t, uint256[] i, uint256[] a, bytes d)',
      sender,
      addressOf(n),
      [BigInt(n)],
      [1n],
      '0x',
    ),
  }),
  (n) => ({ to: token, data: write('function deposit()'), value: BigInt(n + 1) }),
  (n) => ({ to: token, data: write('function withdraw(uint256 a)', BigInt(n)) }),
  (n) => ({
    to: router,
    data: write(`function swapExactETHForTokens(uint256 a, ${v2})`, BigInt(n), [token, other], sender, 9n),
    value: BigInt(n + 1),
  }),
  (n) => ({
    to: router,
    data: write(
      `function swapExactTokensForETH(uint256 a, uint256 b, ${v2})`,
      BigInt(n + 1),
      BigInt(n),
      [token, other],
      sender,
      9n,
    ),
  }),
  (n) => ({
    to: router,
    data: write('function multicall(uint256 d, bytes[] p)', 9n, [
      v3Swap(BigInt(n)),
      write('function unwrapWETH9(uint256 least, address to)', BigInt(n), sender),
    ]),
  }),
  (n) => ({ to: router, data: write('function claim(uint256 id)', BigInt(n)) }),
  (n) => ({ to: router, data: write('function stake(uint256 a)', BigInt(n)) }),
  (n) => ({
    to: router,
    data: write('function approve(address t, address s, uint160 a, uint48 e)', token, spender, BigInt(n + 1), 2_000),
  }),
]

const sentAs = ({ value = 0n, ...sent }: Sent) => {
  const request = { ...sent, value: quantity(value) }
  return transaction(request, { call: readWhole(sent) })
}

const dangersOf = (sent: Sent): readonly string[] =>
  findingsOf(sentAs(sent))
    .filter(({ severity }) => severity === 'danger' || severity === 'block')
    .map(({ code }) => code)

test(`${String(count)} ordinary transactions raise no danger`, () => {
  const alarms = Array.from({ length: count }, (_, n) => ({
    n,
    dangers: dangersOf(templates[n % templates.length]?.(n) ?? { to: null, data: hex('0x') }),
  }))
  expect(alarms.filter(({ dangers }) => dangers.length > 0)).toEqual([])
})

test.each<[string, Sent]>([
  ['approval-for-all', { to: token, data: write('function setApprovalForAll(address to, bool yes)', spender, true) }],
  ['recipient-is-zero', { to: address('0'), data: hex('0x'), value: 1n }],
  ['recipient-is-token-contract', { to: token, data: write('function transfer(address to, uint256 a)', token, 1n) }],
  ['control-change', { to: token, data: write('function transferOwnership(address to)', spender) }],
])('one that is not ordinary would be seen: %s', (code, sent) => {
  expect(dangersOf(sent)).toContain(code)
})
