import { encodeFunctionData, encodePacked, parseAbi, type Abi } from 'viem'
import type { Hex } from '#core/hex.ts'
import { batchOf, multiSend, multiSendCallOnly, safeExecution } from '#domain/testing/signatures.ts'
import { address, approve, spender, token } from '#domain/testing/subjects.ts'
import { hex, recipient, sender } from '#domain/testing/transactions.ts'
import type { TransactionRequest } from '#domain/transactions/request.ts'

/** Transactions as people send them every day, made from templates. */

export const router = address('a')
export const safe = address('e')
const other = address('d')

export const write = (declaration: string, ...args: readonly unknown[]): Hex => {
  const abi: Abi = parseAbi([declaration])
  return hex(encodeFunctionData({ abi, args }))
}

export type Sent = Pick<TransactionRequest, 'to' | 'data'> & { readonly value?: bigint }

export const addressOf = (n: number) => address(((n % 8) + 1).toString(16))
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
  (n) => ({
    to: safe,
    data: safeExecution(
      n % 2 === 0 ? multiSend : multiSendCallOnly,
      batchOf(
        { to: token, data: approve(BigInt(n + 1)) },
        { to: router, data: v3Swap(BigInt(n)) },
        { to: addressOf(n), data: hex('0x') },
      ),
      1,
    ),
  }),
  (n) => ({ to: safe, data: safeExecution(token, approve(BigInt(n + 1)), 0) }),
  (n) => ({ to: addressOf(n), data: hex('0x'), value: BigInt(n + 1) * 10n ** 21n }),
]

/** So many of them, each kind in turn and no two alike. `n` from 0. */
export const ordinaryTransactions = (count: number): readonly Sent[] =>
  Array.from({ length: count }, (_, n) => templates[n % templates.length]?.(n) ?? { to: null, data: hex('0x') })
