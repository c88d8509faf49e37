import { expect, test } from 'vitest'
import { LockedError } from '#domain/locked-error.ts'
import { placeFailures } from '#domain/transactions/place.ts'
import { batchFailureError, rpcFailureError, submitFailureError } from '#provider/rpc-failure.ts'

test.each([
  [{ kind: 'refused', code: -32601, message: 'no such method' }, -32601],
  [{ kind: 'refused', code: -32000, message: 'header not found' }, -32000],
  [{ kind: 'refused', code: 3, message: 'execution reverted', data: '0x08c379a0' }, 3],
  [{ kind: 'refused', code: 4001, message: 'a code that is not a node’s' }, -32000],
  [{ kind: 'unreachable' }, 4901],
  [{ kind: 'timeout' }, 4901],
  [{ kind: 'wrong-chain', actual: 5 }, 4901],
  [{ kind: 'unknown-chain' }, 4901],
  [{ kind: 'not-consented' }, 4901],
  [{ kind: 'locked' }, 4100],
  [{ kind: 'too-large' }, -32603],
  [{ kind: 'malformed' }, -32603],
] as const)('%j becomes %i', (failure, code) => {
  expect(rpcFailureError(failure)).toMatchObject({
    ...{ code, reason: failure.kind },
    ...('message' in failure ? { message: failure.message } : {}),
  })
})

test('revert data goes along, and an endpoint’s own key does not', () => {
  expect(rpcFailureError({ kind: 'refused', code: 3, message: 'x', data: '0x08' }).data).toBe('0x08')
  const { message } = rpcFailureError({
    kind: 'refused',
    code: -32000,
    message: 'see https://rpc.example/v3/secret-key',
  })
  expect(message).toBe('see https://rpc.example/…')
})

test('a transaction that was refused says so in the node’s words; a lock is for later', () => {
  expect(submitFailureError({ kind: 'refused', code: -32000, message: 'nonce too low' })).toMatchObject({
    code: -32003,
    message: 'nonce too low',
    reason: 'refused',
  })
  expect(() => submitFailureError({ kind: 'locked' })).toThrow(LockedError)
})

test.each([...placeFailures, 'unknown-account'] as const)('%s is the wallet’s own reason, and travels', (kind) => {
  expect(submitFailureError({ kind })).toMatchObject({ reason: kind })
})

test('so do those of a list', () => {
  expect(batchFailureError({ kind: 'duplicate' })).toMatchObject({ code: 5720, reason: 'duplicate' })
  expect(batchFailureError({ kind: 'changed' })).toMatchObject({ code: 5760, reason: 'account-changed' })
  expect(batchFailureError({ kind: 'underpriced' })).toMatchObject({ code: -32_003, reason: 'underpriced' })
})
