import fc from 'fast-check'
import { toEventSelector } from 'viem'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { changesOf } from '#domain/review/simulation/changes.ts'
import { Log, nativeToken } from '#domain/review/simulation/outcome.ts'
import { permit2, topics } from '#domain/review/simulation/topics.ts'
import { logOf } from '#domain/testing/logs.ts'
import { address, mostOf256, spender, token } from '#domain/testing/subjects.ts'

const user = address('1')
const other = address('2')
const zero = address('0')

test('topics are of the events they are named for', () => {
  const signatures: Record<keyof typeof topics, string> = {
    transfer: 'Transfer(address,address,uint256)',
    transferSingle: 'TransferSingle(address,address,address,uint256,uint256)',
    transferBatch: 'TransferBatch(address,address,address,uint256[],uint256[])',
    approval: 'Approval(address,address,uint256)',
    approvalForAll: 'ApprovalForAll(address,address,bool)',
    deposit: 'Deposit(address,uint256)',
    withdrawal: 'Withdrawal(address,uint256)',
    permit2Approval: 'Approval(address,address,address,uint160,uint48)',
    permit2Permit: 'Permit(address,address,address,uint160,uint48,uint48)',
  }
  for (const [name, signature] of Object.entries(signatures)) {
    expect(topics[name as keyof typeof topics]).toBe(toEventSelector(signature))
  }
})

test('what moves is told net, in and out, what leaves first', () => {
  const logs = [
    logOf(nativeToken, 'Transfer', [other, user, 3n], 2),
    logOf(token, 'Transfer', [user, other, 10n], 2),
    logOf(token, 'Transfer', [other, user, 4n], 2),
    logOf(token, 'Transfer', [other, spender, 9n], 2),
    logOf(address('d'), 'Transfer', [user, other, 5n], 2),
    logOf(address('d'), 'Transfer', [other, user, 5n], 2),
    logOf(address('e'), 'Transfer', [user, user, 8n], 2),
  ]
  expect(changesOf(logs, user)).toEqual({
    balances: [
      { asset: token, amount: '-6' },
      { asset: 'native', amount: '3' },
    ],
    allowances: [],
  })
})

test('NFTs of both kinds are told by their numbers', () => {
  const logs = [
    logOf(token, 'Transfer', [user, other, 7n], 3),
    logOf(token, 'Transfer', [zero, user, mostOf256], 3),
    logOf(address('d'), 'TransferSingle', [other, user, other, 1n, 20n]),
    logOf(address('e'), 'TransferBatch', [other, other, user, [1n, 2n], [3n, 4n]]),
  ]
  expect(changesOf(logs, user).balances).toEqual([
    { asset: `${token}:7`, amount: '-1' },
    { asset: `${address('d')}:1`, amount: '-20' },
    { asset: `${token}:${String(mostOf256)}`, amount: '1' },
    { asset: `${address('e')}:1`, amount: '3' },
    { asset: `${address('e')}:2`, amount: '4' },
  ])
})

test('who may take what: the last word counts, of Permit2 only from Permit2', () => {
  const logs = [
    logOf(token, 'Approval', [user, spender, 5n], 2),
    logOf(token, 'Approval', [user, spender, mostOf256], 2),
    logOf(token, 'Approval', [other, spender, 1n], 2),
    logOf(address('d'), 'Approval', [user, spender, 9n], 3),
    logOf(address('d'), 'Approval', [user, zero, 9n], 3),
    logOf(address('e'), 'ApprovalForAll', [user, other, true]),
    logOf(permit2, 'Permit2Approval', [user, token, other, 12n, 99]),
    logOf(permit2, 'Permit2Permit', [user, token, address('6'), 13n, 99, 0]),
    logOf(address('f'), 'Permit2Approval', [user, token, address('7'), 14n, 99]),
  ]
  expect(changesOf(logs, user).allowances).toEqual([
    { asset: token, spender, amount: String(mostOf256) },
    { asset: address('e'), spender: other, amount: 'all' },
    { asset: token, spender: other, amount: '12' },
    { asset: token, spender: address('6'), amount: '13' },
    { asset: `${address('d')}:9`, spender: zero, amount: '0' },
  ])
})

test('the coin is wrapped and unwrapped; the same words of others are not taken for it', () => {
  const paid = logOf(nativeToken, 'Transfer', [user, token, 5n], 2)
  const wrapped = logOf(token, 'Deposit', [user, 5n])
  expect(changesOf([paid, wrapped], user).balances).toEqual([
    { asset: 'native', amount: '-5' },
    { asset: token, amount: '5' },
  ])
  const back = [logOf(nativeToken, 'Transfer', [token, user, 5n], 2), logOf(token, 'Withdrawal', [user, 5n])]
  expect(changesOf(back, user).balances).toEqual([
    { asset: token, amount: '-5' },
    { asset: 'native', amount: '5' },
  ])
  const minted = logOf(token, 'Transfer', [zero, user, 5n], 2)
  expect(changesOf([paid, minted, wrapped], user).balances).toContainEqual({ asset: token, amount: '5' })
  expect(changesOf([wrapped], user).balances).toEqual([])
})

test('no log of any shape breaks the reader, and a batch that lies about its length says nothing', () => {
  const bytes = (size: number) =>
    fc.uint8Array({ minLength: size, maxLength: size }).map((all) => `0x${Buffer.from(all).toString('hex')}`)
  const anyLog = fc.record({
    address: bytes(20),
    topics: fc
      .tuple(fc.constantFrom(...Object.values(topics)), fc.array(bytes(32), { maxLength: 3 }))
      .map(([first, rest]) => [first, ...rest]),
    data: fc.uint8Array({ maxLength: 200 }).map((all) => `0x${Buffer.from(all).toString('hex')}`),
  })
  fc.assert(
    fc.property(fc.array(anyLog, { maxLength: 5 }), (logs) => {
      const { balances } = changesOf(
        logs.map((log) => v.parse(Log, log)),
        user,
      )
      expect(balances.every(({ amount }) => /^-?[1-9]\d*$/.test(amount))).toBe(true)
    }),
  )
  const honest = logOf(token, 'TransferBatch', [other, other, user, [1n], [2n]])
  const lying = { ...honest, data: v.parse(Log.entries.data, honest.data.replace(/01(?=0{62}01)/, 'ff')) }
  const short = { ...honest, data: v.parse(Log.entries.data, honest.data.slice(0, -64)) }
  expect(changesOf([short], user).balances).toEqual([])
  expect(changesOf([lying], user).balances).not.toContainEqual({ asset: `${token}:1`, amount: '2' })
})
