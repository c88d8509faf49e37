import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

const script = `${'/* a library of the usual size */\n'.repeat(2000)}globalThis.app = Array.from({ length: 5000 }, (_, i) => i * i)`
const style = Array.from(
  { length: 300 },
  (_, i) => `.row-${i} { margin: ${i % 7}px; color: rgb(${i % 255} 0 0) }`,
).join('\n')
const list = Array.from({ length: 300 }, (_, i) => `<p class="row-${i}">Line ${i} of an ordinary page</p>`).join('\n')
const page = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Site</title>
<link rel="icon" href="data:,"><link rel="stylesheet" href="/style.css"><script src="/a.js"></script></head>
<body>${list}<script src="/b.js"></script></body></html>`

const files: Readonly<Record<string, readonly [type: string, body: string]>> = {
  '/': ['text/html', page],
  '/style.css': ['text/css', style],
  '/a.js': ['text/javascript', script],
  '/b.js': ['text/javascript', script],
}

/** A small ordinary web page on this machine: markup, a style sheet, two scripts of 70 kB. */
export async function serveSite(): Promise<{ readonly url: string; readonly close: () => void }> {
  const server = createServer(({ url = '/' }, response) => {
    const [type, body] = files[url.split('?')[0] ?? '/'] ?? ['text/plain', '']
    response.writeHead(200, { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-store' }).end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/`,
    close: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}
