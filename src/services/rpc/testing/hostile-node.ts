import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Call = { readonly id: number; readonly method: string; readonly params: readonly unknown[] }
export type Answer = (response: ServerResponse, call: Call, request: IncomingMessage) => void
export type BatchAnswer = (response: ServerResponse, calls: readonly Call[]) => void

export type HostileNode = AsyncDisposable & {
  readonly url: string
  readonly calls: readonly Call[]
  /** How many calls came in each batch. */
  readonly batches: readonly number[]
  /** How the next calls are answered. */
  answer: Answer
  /** How the next batches are answered: refused, when nothing else was said. */
  answerBatch: BatchAnswer
}

async function read(request: IncomingMessage): Promise<Call | readonly Call[]> {
  let text = ''
  for await (const chunk of request) text += String(chunk)
  return JSON.parse(text) as Call | readonly Call[]
}

/** Sends one whole body. */
export const body =
  (make: (call: Call) => unknown, status = 200): Answer =>
  (response, call) => {
    const made = make(call)
    response.writeHead(status, { 'content-type': 'application/json' })
    response.end(typeof made === 'string' ? made : JSON.stringify(made))
  }

export const result = (value: unknown): Answer => body(({ id }) => ({ jsonrpc: '2.0', id, result: value }))

/** One whole body for a batch, whatever it is. */
export const batchBody =
  (make: (calls: readonly Call[]) => unknown, status = 200): BatchAnswer =>
  (response, calls) => {
    const made = make(calls)
    response.writeHead(status, { 'content-type': 'application/json' })
    response.end(typeof made === 'string' ? made : JSON.stringify(made))
  }

const refusal = { jsonrpc: '2.0', id: null, error: { code: -32_600, message: 'one at a time' } }

/** A real server on a free port of this machine that answers as it is told to. */
export async function hostileNode(first: Answer): Promise<HostileNode> {
  const calls: Call[] = []
  const batches: number[] = []
  const server: Server = createServer((request, response) => {
    response.on('error', () => undefined)
    void read(request).then((asked) => {
      if ('method' in asked) {
        calls.push(asked)
        node.answer(response, asked, request)
      } else {
        batches.push(asked.length)
        node.answerBatch(response, asked)
      }
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const node: HostileNode = {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/`,
    calls,
    batches,
    answer: first,
    answerBatch: batchBody(() => refusal),
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  return node
}
