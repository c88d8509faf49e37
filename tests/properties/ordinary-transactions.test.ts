import { encodeFunctionData, encodePacked, parseAbi, type Abi } from 'viem'
import { expect, test } from 'vitest'
import type { Hex } from '#core/hex.ts'
import { quantity } from '#core/quantity.ts'
import { partsOf, readWhole } from '#domain/review/calls/parts.ts'
import { movedBy } from '#domain/review/history.ts'
import { findingsOf } from '#domain/review/rules.ts'
import type { TransactionSubject } from '#domain/review/subject.ts'
import { batchOf, multiSend, multiSendCallOnly, safeExecution } from '#domain/testing/signatures.ts'
import { address, approve, spender, token, transaction } from '#domain/testing/subjects.ts'
import { hex, recipient, sender, transfer } from '#domain/testing/transactions.ts'
import type { TransactionRequest } from '#domain/transactions/request.ts'

/** A false alarm is a defect: 500 transactions as people send them every day, made from templates, raise no `danger`. */

const router = address('a')
const safe = address('e')
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

/** What may be found out beside: nothing, a habit of small amounts, a busy hour, a new contract, good signs, no answer. */
const circumstances: readonly ((sent: Sent) => Partial<TransactionSubject>)[] = [
  () => ({}),
  (sent) => ({ history: { timesSent: 9, moved: movedOf(sent), amounts: [1n, 1n, 1n, 1n, 1n], recent: 9 } }),
  () => ({ hours: { now: 3, before: Array.from({ length: 30 }, () => 15) } }),
  () => ({ newContract: router, holding: 1n }),
  () => ({ ownAccounts: new Set(Array.from({ length: 8 }, (_, n) => addressOf(n))) }),
  () => ({ elsewhere: 1, screening: { listed: [], unknown: true } }),
]

const movedOf = ({ value = 0n, ...sent }: Sent) => movedBy({ ...sent, value: quantity(value) })

function sentAs({ value = 0n, ...sent }: Sent, found: Partial<TransactionSubject> = {}): TransactionSubject {
  const request = transfer({ ...sent, value: quantity(value) })
  const parts = partsOf(sent).map(({ by, to, value: paid, data }) => {
    const part = sentAs({ to, data, value: paid }, found)
    return { ...part, request: { ...part.request, from: by ?? request.from } }
  })
  return transaction(request, { call: readWhole(sent), parts, ...found })
}

const dangersOf = (sent: Sent, found: Partial<TransactionSubject> = {}): readonly string[] =>
  findingsOf(sentAs(sent, found))
    .filter(({ severity }) => severity === 'danger' || severity === 'block')
    .map(({ code }) => code)

test(`${String(count)} ordinary transactions raise no danger, whatever is found out beside`, () => {
  const alarms = Array.from({ length: count }, (_, n) => {
    const sent = templates[n % templates.length]?.(n) ?? { to: null, data: hex('0x') }
    return { n, dangers: circumstances.flatMap((found) => dangersOf(sent, found(sent))) }
  })
  expect(alarms.filter(({ dangers }) => dangers.length > 0)).toEqual([])
})

test.each<[string, Sent]>([
  ['approval-for-all', { to: token, data: write('function setApprovalForAll(address to, bool yes)', spender, true) }],
  ['recipient-is-zero', { to: address('0'), data: hex('0x'), value: 1n }],
  ['recipient-is-token-contract', { to: token, data: write('function transfer(address to, uint256 a)', token, 1n) }],
  ['safe-delegatecall', { to: safe, data: safeExecution(router, approve(1n), 1) }],
  [
    'approval-for-all',
    {
      to: safe,
      data: safeExecution(
        multiSend,
        batchOf({
          to: token,
          data: write('function setApprovalForAll(address to, bool yes)', spender, true),
        }),
        1,
      ),
    },
  ],
  ['control-change', { to: token, data: write('function transferOwnership(address to)', spender) }],
])('one that is not ordinary would be seen: %s', (code, sent) => {
  expect(dangersOf(sent)).toContain(code)
})
