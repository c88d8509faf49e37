import { expect, test } from 'vitest'
import { err, ok } from '#core/result.ts'
import { checkEndpoint } from '#domain/networks/check-endpoint.ts'

const answering = (value: unknown) => () => Promise.resolve(ok(value))

test('accepts the very chain', async () => {
  expect(await checkEndpoint(answering('0x7a69'), 'https://a.example', 31_337)).toEqual(ok(undefined))
})

test('names the chain that the node serves instead', async () => {
  const result = await checkEndpoint(answering('0x1'), 'https://a.example', 31_337)
  expect(result).toEqual(err({ kind: 'wrong-chain', actual: 1 }))
})

test.each([null, 1, '1', '0x', '0x01', '0xffffffffffffffffff', {}, ['0x1']])('refuses %j', async (value) => {
  expect(await checkEndpoint(answering(value), 'https://a.example', 1)).toEqual(err({ kind: 'malformed' }))
})

test('passes on why the node did not answer', async () => {
  const result = await checkEndpoint(() => Promise.resolve(err({ kind: 'timeout' })), 'https://a.example', 1)
  expect(result).toEqual(err({ kind: 'timeout' }))
})
