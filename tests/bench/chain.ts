import { createServer, type IncomingMessage } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'

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

/** A node behind the stub, which answers everything as far away as `delay` milliseconds. */
export type Through = { readonly url: string; readonly delay: number }

export type Chain = {
  readonly close: () => void
  /** From now on that node answers; `null` for the stub itself. @throws where another program has the stub's port. */
  readonly through: (node: Through | null) => void
}

/**
 * Answers for a node where the wallet's Localhost network looks for one, so that home has a balance to show and nothing
 * leaves the machine. Where something listens already, that one is asked.
 */
export async function serveChain(): Promise<Chain> {
  let behind: Through | null = null
  const server = createServer((request, response) => {
    void read(request).then(async (body) => {
      const text =
        request.method !== 'POST' ? '' : behind === null ? JSON.stringify(answer(body)) : await pass(behind, body)
      response.writeHead(200, headers).end(text)
    })
  })
  const listens = await new Promise<boolean>((resolve) => {
    server.once('error', () => resolve(false))
    server.listen(8545, '127.0.0.1', () => resolve(true))
  })
  return {
    close: () => {
      if (!listens) return
      server.close()
      server.closeAllConnections()
    },
    through: (node) => {
      if (!listens) throw new Error('another program listens where the wallet looks for its node')
      behind = node
    },
  }
}

async function pass({ url, delay }: Through, body: string): Promise<string> {
  await sleep(delay)
  const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
  return response.text()
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
