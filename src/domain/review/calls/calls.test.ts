import fc from 'fast-check'
import { encodeFunctionData, encodePacked, parseAbi, toFunctionSelector, type Abi } from 'viem'
import { expect, test } from 'vitest'
import { callReaders, readCall } from '#domain/review/call.ts'
import { address, spender, token } from '#domain/testing/subjects.ts'
import { hex } from '#domain/testing/transactions.ts'

/** Every function again, in the words of its contract, encoded by viem: what is read must be what was written. */
const other = address('9')
const path = [token, other, spender] as const
const packed = encodePacked(['address', 'uint24', 'address', 'uint24', 'address'], [token, 500, other, 3_000, spender])

const write = (declaration: string, ...args: readonly unknown[]) => {
  const abi: Abi = parseAbi([declaration])
  return hex(encodeFunctionData({ abi, args }))
}

const one = 'address tokenIn, address tokenOut, uint24 fee, address recipient'
const swapped = (exact: 'pays' | 'gets', pays: object, gets: object) => ({ type: 'swap', exact, pays, gets, to: other })
const paid = (amount: bigint | null) => ({ token, amount })
const got = (amount: bigint) => ({ token: spender, amount })
const coinOut = (amount: bigint) => ({ token: null, amount })

test.each(Object.entries(callReaders))('%s begins the hash of its signature', (selector, { signature }) => {
  expect(toFunctionSelector(`function ${signature}`)).toBe(selector)
})

test.each<[string, readonly unknown[], object]>([
  [
    'function safeTransferFrom(address from, address to, uint256 id, uint256 amount, bytes data)',
    [token, other, 7n, 2n, '0xaa'],
    { type: 'transfer-items', from: token, to: other, items: [{ id: 7n, amount: 2n }] },
  ],
  [
    'function safeBatchTransferFrom(address from, address to, uint256[] ids, uint256[] amounts, bytes data)',
    [token, other, [7n, 8n], [1n, 2n], '0x'],
    {
      type: 'transfer-items',
      from: token,
      to: other,
      items: [
        { id: 7n, amount: 1n },
        { id: 8n, amount: 2n },
      ],
    },
  ],
  [
    'function approve(address token, address spender, uint160 amount, uint48 expiration)',
    [token, spender, 5n, 99],
    { type: 'permit2-approve', token, spender, amount: 5n, until: 99n },
  ],
  [
    'function transferFrom(address from, address to, uint160 amount, address token)',
    [spender, other, 5n, token],
    { type: 'permit2-transfer', from: spender, to: other, amount: 5n, token },
  ],
  ['function deposit()', [], { type: 'deposit' }],
  ['function withdraw(uint256 amount)', [5n], { type: 'withdraw', amount: 5n }],
  ['function transferOwnership(address to)', [other], { type: 'control', change: 'ruler', to: other }],
  ['function renounceOwnership()', [], { type: 'control', change: 'ruler', to: null }],
  ['function changeAdmin(address to)', [other], { type: 'control', change: 'ruler', to: other }],
  [
    'function grantRole(bytes32 role, address to)',
    [`0x${'0'.repeat(64)}`, other],
    { type: 'control', change: 'role', to: other },
  ],
  ['function upgradeTo(address code)', [other], { type: 'control', change: 'program', to: other }],
  [
    'function upgradeToAndCall(address code, bytes data)',
    [other, '0x'],
    { type: 'control', change: 'program', to: other },
  ],
  ['function upgrade(address proxy, address code)', [token, other], { type: 'control', change: 'program', to: other }],
  [
    'function upgradeAndCall(address proxy, address code, bytes data)',
    [token, other, '0x'],
    { type: 'control', change: 'program', to: other },
  ],
  ['function multicall(bytes[] data)', [['0xaabb', '0x']], { type: 'multicall', parts: ['0xaabb', '0x'] }],
  ['function multicall(uint256 deadline, bytes[] data)', [9n, ['0xaabb']], { type: 'multicall', parts: ['0xaabb'] }],
  [
    'function multicall(bytes32 previous, bytes[] data)',
    [`0x${'1'.repeat(64)}`, ['0xaabb']],
    { type: 'multicall', parts: ['0xaabb'] },
  ],
  [
    'function execTransaction(address to, uint256 value, bytes data, uint8 operation, uint256 a, uint256 b, uint256 c, address d, address e, bytes f)',
    [other, 3n, '0xaabb', 0, 0n, 0n, 0n, token, token, '0x1234'],
    { type: 'safe-execution', to: other, value: 3n, data: '0xaabb', delegates: false },
  ],
  [
    'function swapExactTokensForTokens(uint256 a, uint256 b, address[] path, address to, uint256 deadline)',
    [10n, 9n, path, other, 1n],
    swapped('pays', paid(10n), got(9n)),
  ],
  [
    'function swapTokensForExactTokens(uint256 a, uint256 b, address[] path, address to, uint256 deadline)',
    [9n, 10n, path, other, 1n],
    swapped('gets', paid(10n), got(9n)),
  ],
  [
    'function swapExactETHForTokens(uint256 a, address[] path, address to, uint256 deadline)',
    [9n, path, other, 1n],
    swapped('pays', { token: null, amount: null }, got(9n)),
  ],
  [
    'function swapETHForExactTokens(uint256 a, address[] path, address to, uint256 deadline)',
    [9n, path, other, 1n],
    swapped('gets', { token: null, amount: null }, got(9n)),
  ],
  [
    'function swapExactTokensForETH(uint256 a, uint256 b, address[] path, address to, uint256 deadline)',
    [10n, 9n, path, other, 1n],
    swapped('pays', paid(10n), coinOut(9n)),
  ],
  [
    'function swapTokensForExactETH(uint256 a, uint256 b, address[] path, address to, uint256 deadline)',
    [9n, 10n, path, other, 1n],
    swapped('gets', paid(10n), coinOut(9n)),
  ],
  [
    `function exactInputSingle((${one}, uint256 deadline, uint256 amountIn, uint256 least, uint160 limit) p)`,
    [
      {
        tokenIn: token,
        tokenOut: spender,
        fee: 500,
        recipient: other,
        deadline: 1n,
        amountIn: 10n,
        least: 9n,
        limit: 0n,
      },
    ],
    swapped('pays', paid(10n), got(9n)),
  ],
  [
    `function exactInputSingle((${one}, uint256 amountIn, uint256 least, uint160 limit) p)`,
    [{ tokenIn: token, tokenOut: spender, fee: 500, recipient: other, amountIn: 10n, least: 9n, limit: 0n }],
    swapped('pays', paid(10n), got(9n)),
  ],
  [
    `function exactOutputSingle((${one}, uint256 deadline, uint256 amountOut, uint256 most, uint160 limit) p)`,
    [
      {
        tokenIn: token,
        tokenOut: spender,
        fee: 500,
        recipient: other,
        deadline: 1n,
        amountOut: 9n,
        most: 10n,
        limit: 0n,
      },
    ],
    swapped('gets', paid(10n), got(9n)),
  ],
  [
    'function exactInput((bytes path, address recipient, uint256 deadline, uint256 amountIn, uint256 least) p)',
    [{ path: packed, recipient: other, deadline: 1n, amountIn: 10n, least: 9n }],
    swapped('pays', paid(10n), got(9n)),
  ],
  [
    'function exactInput((bytes path, address recipient, uint256 amountIn, uint256 least) p)',
    [{ path: packed, recipient: other, amountIn: 10n, least: 9n }],
    swapped('pays', paid(10n), got(9n)),
  ],
  [
    'function exactOutput((bytes path, address recipient, uint256 amountOut, uint256 most) p)',
    [{ path: packed, recipient: other, amountOut: 9n, most: 10n }],
    swapped('gets', { token: spender, amount: 10n }, { token, amount: 9n }),
  ],
  [
    'function unwrapWETH9(uint256 least, address to)',
    [9n, other],
    { type: 'sweep', token: null, least: 9n, to: other },
  ],
  [
    'function sweepToken(address token, uint256 least, address to)',
    [token, 9n, other],
    { type: 'sweep', token, least: 9n, to: other },
  ],
  ['function refundETH()', [], { type: 'refund' }],
])('reads %s', (declaration, args, call) => {
  expect(readCall(write(declaration, ...args))).toEqual(call)
})

test('what does not lie within the data, or over other parts of it, is no call that is known', () => {
  const multicall = write('function multicall(bytes[] data)', ['0xaabb', '0xccdd'])
  expect(readCall(hex(multicall.slice(0, -64)))).toBeNull()
  const word = (value: number) => value.toString(16).padStart(64, '0')
  const same = word(3 * 32)
  const overlapping = hex(`0xac9650d8${word(32)}${word(3)}${same}${same}${same}${word(64)}${'aa'.repeat(64)}`)
  expect(readCall(overlapping)).not.toBeNull()
  const many = hex(`0xac9650d8${word(32)}${word(200)}${word(200 * 32).repeat(200)}${word(64)}${'aa'.repeat(64)}`)
  expect(readCall(many)).toBeNull()
  expect(readCall(hex(`0xac9650d8${word(32)}${'f'.repeat(64)}`))).toBeNull()
  const short = write(
    'function swapExactETHForTokens(uint256 a, address[] path, address to, uint256 d)',
    9n,
    [token],
    other,
    1n,
  )
  expect(readCall(short)).toBeNull()
  const crooked = { path: packed.slice(0, -2), recipient: other, amountIn: 10n, least: 9n }
  expect(
    readCall(write('function exactInput((bytes path, address recipient, uint256 amountIn, uint256 least) p)', crooked)),
  ).toBeNull()
})

test('any bytes after any known selector are read or are not, and never throw', () => {
  const selectors = fc.constantFrom(...Object.keys(callReaders))
  fc.assert(
    fc.property(selectors, fc.uint8Array({ maxLength: 400 }), (selector, bytes) => {
      const call = readCall(hex(selector + Buffer.from(bytes).toString('hex')))
      expect(call === null || typeof call.type === 'string').toBe(true)
    }),
  )
})
