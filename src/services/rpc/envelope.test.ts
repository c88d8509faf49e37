import { expect, test } from 'vitest'
import { openEnvelope } from '#services/rpc/envelope.ts'

function dataAfter(data: unknown): unknown {
  const answer = openEnvelope(
    JSON.stringify({ jsonrpc: '2.0', id: 1, error: { code: -32_000, message: 'no', data } }),
    1,
  )
  if (answer.ok || answer.error.kind !== 'refused') throw new Error('not refused')
  return answer.error.data
}

test('what a contract reverted with is passed on as it is, alone or within what a node makes of it', () => {
  const revert = `0x08c379a0${'ab'.repeat(10_000)}`
  expect(dataAfter(revert)).toBe(revert)
  expect(dataAfter({ originalError: { data: revert, code: 3 } })).toEqual({ originalError: { data: revert, code: 3 } })
  expect(dataAfter(undefined)).toBeUndefined()
  expect(dataAfter(null)).toBeNull()
})

test('a URL with its key, or a page of text, in the data does not leave the wallet', () => {
  const url = 'https://user:secret@rpc.example/v3/0123456789abcdef?key=secret'
  expect(dataAfter(`asked ${url}`)).toBe('asked https://rpc.example/…')
  expect(dataAfter({ request: { url, hops: [url] } })).toEqual({
    request: { url: 'https://rpc.example/…', hops: ['https://rpc.example/…'] },
  })
  expect(dataAfter('x'.repeat(5_000))).toHaveLength(500)
  expect(dataAfter(['y'.repeat(200_000)])).toBeUndefined()
  expect(dataAfter(`0x${'ab'.repeat(100_000)}`)).toBeUndefined()
})
