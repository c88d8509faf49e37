import { afterEach, beforeEach, expect, test } from 'vitest'
import { createRpc } from '#services/rpc/client.ts'
import { body, hostileNode, result, type Answer, type HostileNode } from '#services/rpc/testing/hostile-node.ts'

const rpc = createRpc()
let node: HostileNode

beforeEach(async () => {
  node = await hostileNode(result('0x1'))
})
afterEach(async () => {
  await node[Symbol.asyncDispose]()
})

const ask = (answer: Answer, options?: { timeoutMs?: number; maxBytes?: number; signal?: AbortSignal }) => {
  node.answer = answer
  return rpc(node.url, 'eth_test', [1, 'two'], options)
}
const failure = (kind: string) => ({ ok: false, error: { kind } })

test('sends one JSON-RPC call by POST, without cookies or a referrer, and gives the result', async () => {
  let headers: Record<string, unknown> = {}
  let method: string | undefined
  const answer = await ask((response, call, request) => {
    headers = request.headers
    method = request.method
    result({ deep: [1, null] })(response, call, request)
  })
  expect(answer).toEqual({ ok: true, value: { deep: [1, null] } })
  expect(method).toBe('POST')
  expect(headers).toMatchObject({ 'content-type': 'application/json' })
  expect(headers).not.toHaveProperty('cookie')
  expect(headers).not.toHaveProperty('referer')
  expect(node.calls).toMatchObject([{ jsonrpc: '2.0', method: 'eth_test', params: [1, 'two'] }])
})

test('each call has an id of its own, and a null result is a result', async () => {
  expect(await ask(result(null))).toEqual({ ok: true, value: null })
  await ask(result(null))
  const ids = node.calls.map((call) => call.id)
  expect(new Set(ids).size).toBe(2)
})

test.each<[string, Answer]>([
  ['a page of HTML', body(() => '<!doctype html><p>welcome')],
  ['nothing', body(() => '')],
  ['an empty object', body(() => ({}))],
  ['null', body(() => 'null')],
  ['a list', body(({ id }) => [{ jsonrpc: '2.0', id, result: 1 }])],
  ['another id', body(({ id }) => ({ jsonrpc: '2.0', id: id + 1, result: '0x1' }))],
  ['the id as text', body(({ id }) => ({ jsonrpc: '2.0', id: String(id), result: '0x1' }))],
  ['no id', body(() => ({ jsonrpc: '2.0', result: '0x1' }))],
  ['another version', body(({ id }) => ({ jsonrpc: '1.0', id, result: '0x1' }))],
  ['no version', body(({ id }) => ({ id, result: '0x1' }))],
  ['neither result nor error', body(({ id }) => ({ jsonrpc: '2.0', id }))],
  ['both', body(({ id }) => ({ jsonrpc: '2.0', id, result: 1, error: { code: 1, message: '' } }))],
  ['an error that is none', body(({ id }) => ({ jsonrpc: '2.0', id, error: 'no' }))],
  ['an error with a code as text', body(({ id }) => ({ jsonrpc: '2.0', id, error: { code: '1', message: '' } }))],
  ['half of an answer, whole for HTTP', body(({ id }) => `{"jsonrpc":"2.0","id":${String(id)},"result":"0x`)],
  ['an answer twice', body(({ id }) => `{"jsonrpc":"2.0","id":${String(id)},"result":1}{"a":1}`)],
  [
    'a nesting that overflows stacks',
    body(({ id }) => `{"jsonrpc":"2.0","id":${String(id)},"result":${'['.repeat(500_000)}${']'.repeat(500_000)}}`),
  ],
  [
    'bytes that are no text',
    (response) => {
      response.end(Buffer.from([0x22, 0xff, 0xfe, 0xc0, 0x22]))
    },
  ],
])('%s is malformed', async (_, answer) => {
  expect(await ask(answer)).toEqual(failure('malformed'))
})

test('brackets within text do not count as nesting', async () => {
  const text = `"\\"${'[{'.repeat(5_000)}`
  expect(await ask(result(text))).toEqual({ ok: true, value: text })
})

test.each<[string, Answer]>([
  ['a page with status 502', body(() => '<h1>Bad gateway', 502)],
  ['a result with status 500', body(({ id }) => ({ jsonrpc: '2.0', id, result: '0x1' }), 500)],
  [
    'a redirect',
    (response) => {
      response.writeHead(307, { location: node.url })
      response.end()
    },
  ],
  [
    'a reset before the answer',
    (response) => {
      response.socket?.resetAndDestroy()
    },
  ],
  [
    'a connection that ends in the middle',
    (response) => {
      response.writeHead(200, { 'content-length': '1000' })
      response.write('{"jsonrpc":"2.0"')
      setTimeout(() => response.socket?.destroy(), 20)
    },
  ],
])('%s is unreachable', async (_, answer) => {
  expect(await ask(answer)).toEqual(failure('unreachable'))
  expect(node.calls).toHaveLength(1)
})

test('a port where nobody listens, and a URL that is none, are unreachable', async () => {
  const { url } = node
  await node[Symbol.asyncDispose]()
  expect(await rpc(url, 'eth_test', [])).toEqual(failure('unreachable'))
  expect(await rpc('no url', 'eth_test', [])).toEqual(failure('unreachable'))
  expect(await rpc('https://user:password@127.0.0.1/', 'eth_test', [])).toEqual(failure('unreachable'))
})

test('50 MB are not read to the end', async () => {
  let ended = false
  const answer = await ask((response) => {
    const chunk = Buffer.alloc(1_024 * 1_024, 0x20)
    let sent = 0
    const more = (): void => {
      while (sent < 50 && !response.destroyed) {
        sent += 1
        if (!response.write(chunk)) {
          response.once('drain', more)
          return
        }
      }
      ended = !response.destroyed
      response.end()
    }
    more()
  })
  expect(answer).toEqual(failure('too-large'))
  expect(ended).toBe(false)
})

test('what says that it is too large is not waited for', async () => {
  const answer = await ask((response) => {
    response.writeHead(200, { 'content-length': String(50 * 1_024 * 1_024) })
    response.write('{')
  })
  expect(answer).toEqual(failure('too-large'))
})

test('the limit of one call is its own', async () => {
  expect(await ask(result('x'.repeat(2_000)), { maxBytes: 1_000 })).toEqual(failure('too-large'))
})

test('a slow drip ends at the limit of the whole call', async () => {
  let drip: NodeJS.Timeout | undefined
  const answer = await ask(
    (response) => {
      response.writeHead(200)
      drip = setInterval(() => response.write(' '), 10)
    },
    { timeoutMs: 150 },
  )
  clearInterval(drip)
  expect(answer).toEqual(failure('timeout'))
})

test('silence is a timeout; what the caller ends is not', async () => {
  expect(await ask(() => undefined, { timeoutMs: 50 })).toEqual(failure('timeout'))
  const stop = new AbortController()
  const waiting = ask(
    () => {
      stop.abort()
    },
    { signal: stop.signal },
  )
  expect(await waiting).toEqual(failure('unreachable'))
  expect(await ask(result(1), { signal: AbortSignal.abort() })).toEqual(failure('unreachable'))
})

test("the node's own refusal is passed on, bounded, without the keys of its URL, whatever the status", async () => {
  const message = `no: https://user:secret@rpc.example/v3/secret-key ${'x'.repeat(10_000)}`
  const answer = await ask(
    body(({ id }) => ({ jsonrpc: '2.0', id, error: { code: -32_000, message, data: '0xab' } }), 429),
  )
  if (answer.ok || answer.error.kind !== 'refused') expect.fail('not refused')
  expect(answer.error).toMatchObject({ code: -32_000, data: '0xab' })
  expect(answer.error.message).toContain('no: https://rpc.example/…')
  expect(answer.error.message).not.toContain('secret')
  expect(answer.error.message.length).toBeLessThanOrEqual(500)
})

test('a null error beside a result is a habit of some nodes', async () => {
  const answer = await ask(body(({ id }) => ({ jsonrpc: '2.0', id, result: 1, error: null })))
  expect(answer).toEqual({ ok: true, value: 1 })
})
