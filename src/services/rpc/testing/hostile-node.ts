import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Call = { readonly id: number; readonly method: string; readonly params: readonly unknown[] }
export type Answer = (response: ServerResponse, call: Call, request: IncomingMessage) => void

export type HostileNode = AsyncDisposable & {
  readonly url: string
  readonly calls: readonly Call[]
  /** How the next calls are answered. */
  answer: Answer
}

async function read(request: IncomingMessage): Promise<Call> {
  let text = ''
  for await (const chunk of request) text += String(chunk)
  return JSON.parse(text) as Call
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

/** A real server on a free port of this machine that answers as it is told to. */
export async function hostileNode(first: Answer): Promise<HostileNode> {
  const calls: Call[] = []
  const server: Server = createServer((request, response) => {
    response.on('error', () => undefined)
    void read(request).then((call) => {
      calls.push(call)
      node.answer(response, call, request)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const node: HostileNode = {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/`,
    calls,
    answer: first,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  return node
}
