/** What many requests at once came to; `ms` is until the last one was answered. */
export type Asked = { readonly ms: number; readonly failures: number; readonly accounts: number }

/** A JSON-RPC request; `{n}` in the text of a parameter becomes the number of the request, so that no two are the same. */
export type Request = { readonly method: string; readonly params?: readonly unknown[] }

/** Runs in a web page: asks the provider so many times at once. Nothing outside of it may be used. */
export async function ask(request: Request, times: number, patience: number): Promise<Asked> {
  const { ethereum } = globalThis as unknown as { ethereum: { request(ask: object): Promise<unknown> } }
  const text = JSON.stringify(request)
  const requests = Array.from({ length: times }, (_, n) => JSON.parse(text.replaceAll('{n}', n.toString(16))) as object)
  let failures = 0
  let accounts = 0
  const late = new Promise<never>((_resolve, reject) => {
    setTimeout(() => reject(new Error('late')), patience)
  })
  const begin = performance.now()
  await Promise.all(
    requests.map(async (each) => {
      try {
        const answer = await Promise.race([ethereum.request(each), late])
        if (Array.isArray(answer)) accounts += answer.length
      } catch {
        failures += 1
      }
    }),
  )
  return { ms: performance.now() - begin, failures, accounts }
}

/** Runs in a web page: asks a node itself, as a page without a wallet would. Nothing outside of it may be used. */
export async function askDirectly(request: Request, times: number, node: string): Promise<Asked> {
  const text = JSON.stringify({ ...request, jsonrpc: '2.0', id: 1 })
  const bodies = Array.from({ length: times }, (_, n) => text.replaceAll('{n}', n.toString(16)))
  let failures = 0
  const begin = performance.now()
  await Promise.all(
    bodies.map(async (body) => {
      try {
        const response = await fetch(node, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
        if (!('result' in ((await response.json()) as object))) failures += 1
      } catch {
        failures += 1
      }
    }),
  )
  return { ms: performance.now() - begin, failures, accounts: 0 }
}
