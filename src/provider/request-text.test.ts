import { expect, test } from 'vitest'
import { maxDepth, maxLength, parseRequest } from '#provider/request-text.ts'

test('a method, and parameters or none', () => {
  expect(parseRequest('{"method":"x"}')).toEqual({ method: 'x' })
  expect(parseRequest('{"method":"x","params":[1],"id":1}')).toEqual({ method: 'x', params: [1] })
  expect(parseRequest('{"method":"x","params":{"a":1}}')).toEqual({ method: 'x', params: { a: 1 } })
})

test.each([
  ['', -32700],
  ['{', -32700],
  ['{"method":"x",}', -32700],
  ['null', -32600],
  ['[]', -32600],
  ['{}', -32600],
  ['{"method":1}', -32600],
  ['{"method":""}', -32600],
  ['{"method":"x","params":"y"}', -32600],
  ['{"method":"x","params":null}', -32600],
  [`{"method":"${'x'.repeat(129)}"}`, -32600],
  ['{"__proto__":{"method":"x"}}', -32600],
])('%s is refused with %i', (text, code) => {
  expect(() => parseRequest(text)).toThrow(expect.objectContaining({ code }))
})

test('too large is refused before it is read', () => {
  expect(() => parseRequest('['.repeat(maxLength + 1))).toThrow(expect.objectContaining({ code: -32005 }))
})

test('too deep is refused before it is built; brackets in text are none', () => {
  const nested = (depth: number) => `{"method":"x","params":${'['.repeat(depth)}${']'.repeat(depth)}}`
  expect(parseRequest(nested(maxDepth - 1)).method).toBe('x')
  expect(() => parseRequest(nested(maxDepth))).toThrow(expect.objectContaining({ code: -32600 }))
  expect(() => parseRequest('['.repeat(500_000))).toThrow(expect.objectContaining({ code: -32600 }))
  expect(parseRequest(`{"method":"x","params":["${'['.repeat(200)}\\"${'{'.repeat(200)}"]}`).method).toBe('x')
})
