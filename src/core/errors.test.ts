import { expect, test } from 'vitest'
import { errorShape, redact, rpcError, RpcError, rpcErrors } from '#core/errors.ts'

test('no code stands twice', () => {
  const codes = Object.values(rpcErrors).map(({ code }) => code)
  expect(new Set(codes).size).toBe(codes.length)
})

test('what is no error of ours crosses as one sentence without its details', () => {
  for (const thrown of [new Error('secret at /home'), 'secret', null, { code: 4001, message: 'secret' }]) {
    expect(errorShape(thrown)).toEqual(rpcErrors.internal)
  }
})

test('an error of ours crosses with code, message and, if it has some, data', () => {
  expect(errorShape(rpcError('userRejected'))).toEqual({ code: 4001, message: rpcErrors.userRejected.message })
  expect(errorShape(rpcError('serverError', 'reverted', '0x01'))).toEqual({
    code: -32_000,
    message: 'reverted',
    data: '0x01',
  })
})

test('keys in URLs do not leave the wallet', () => {
  expect(redact('at https://user:pass@rpc.example.org/v3/0123456789abcdef?key=1 and wss://k@rpc.example')).toBe(
    'at https://rpc.example.org/… and wss://rpc.example',
  )
  expect(new RpcError({ code: -1, message: 'https://rpc.example/v2/key' }).message).toBe('https://rpc.example/…')
})
