import { expect, test } from 'vitest'
import { safeDelegatecall } from '#domain/review/findings/safe-delegatecall.ts'
import { batchOf, multiSend, multiSendCallOnly, safeExecution, safeSignature } from '#domain/testing/signatures.ts'
import { approve, message, spender, token, transaction, typedData } from '#domain/testing/subjects.ts'
import { hex } from '#domain/testing/transactions.ts'

const anything = hex('0xdeadbeef')
const execution = (...given: Parameters<typeof safeExecution>) =>
  transaction({ to: token, data: safeExecution(...given) })

test('sees it in a transaction and in a signature', () => {
  expect(safeDelegatecall.find(execution(spender, anything, 1))).toEqual({ program: spender })
  expect(safeDelegatecall.find(safeSignature(spender, anything, '1'))).toEqual({ program: spender })
})

test('is silent for a call, and for everything else', () => {
  expect(safeDelegatecall.find(execution(spender, anything, 0))).toBeNull()
  expect(safeDelegatecall.find(safeSignature(spender, anything, '0'))).toBeNull()
  expect(safeDelegatecall.find(typedData())).toBeNull()
  expect(safeDelegatecall.find(message('delegatecall'))).toBeNull()
})

test.each([multiSend, multiSendCallOnly])('is silent for several plain calls by the Safe project’s %s', (program) => {
  const batch = batchOf({ to: token, data: approve(1n) }, { to: token, data: anything })
  expect(safeDelegatecall.find(execution(program, batch, 1))).toBeNull()
  expect(safeDelegatecall.find(safeSignature(program, batch, '1'))).toBeNull()
})

test('sees it where such a program is imitated, or would run another itself', () => {
  const plain = batchOf({ to: token, data: approve(1n) })
  const nested = batchOf({ to: token, data: approve(1n) }, { operation: 1, to: spender, data: anything })
  expect(safeDelegatecall.find(execution(spender, plain, 1))).toEqual({ program: spender })
  expect(safeDelegatecall.find(execution(multiSend, nested, 1))).toEqual({ program: multiSend })
  expect(safeDelegatecall.find(safeSignature(multiSend, nested, '1'))).toEqual({ program: multiSend })
  expect(safeDelegatecall.find(safeSignature(multiSend, anything, '1'))).toEqual({ program: multiSend })
})

test('sees more calls in a signature than anybody would look through', () => {
  const many = batchOf(...Array.from({ length: 65 }, () => ({ to: token, data: approve(1n) })))
  expect(safeDelegatecall.find(safeSignature(multiSend, many, '1'))).toEqual({ program: multiSend })
})
