import { createServer, type IncomingMessage } from 'node:http'

const headers = {
  'access-control-allow-origin': '*',
  'access-control-allow-headers': '*',
  'access-control-max-age': '600',
  'content-type': 'application/json',
}

const results: Readonly<Record<string, unknown>> = {
  eth_chainId: '0x7a69',
  net_version: '31337',
  eth_blockNumber: '0x1',
  eth_getBalance: '0xde0b6b3a7640000',
  eth_getTransactionCount: '0x0',
  eth_call: `0x${'00'.repeat(32)}`,
  eth_getStorageAt: `0x${'00'.repeat(32)}`,
}

/**
 * Answers for a node where the wallet's Localhost network looks for one, so that home has a balance to show and nothing
 * leaves the machine. Where something listens already, that one is asked. Returns its undo.
 */
export async function serveChain(): Promise<() => void> {
  const server = createServer((request, response) => {
    void read(request).then((body) => {
      response.writeHead(200, headers).end(request.method === 'POST' ? JSON.stringify(answer(body)) : '')
    })
  })
  const listens = await new Promise<boolean>((resolve) => {
    server.once('error', () => resolve(false))
    server.listen(8545, '127.0.0.1', () => resolve(true))
  })
  return () => {
    if (!listens) return
    server.close()
    server.closeAllConnections()
  }
}

type Call = { readonly id: unknown; readonly method: string }

function answer(body: string): unknown {
  const one = ({ id, method }: Call) => ({ jsonrpc: '2.0', id, result: results[method] ?? null })
  const asked = JSON.parse(body) as Call | readonly Call[]
  return 'map' in asked ? asked.map(one) : one(asked)
}

async function read(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString()
}
