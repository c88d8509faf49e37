/** What many requests at once came to; `ms` is until the last one was answered. */
export type Asked = { readonly ms: number; readonly failures: number; readonly accounts: number }

/** Runs in a web page: asks the provider so many times at once. Nothing outside of it may be used. */
export async function ask(method: string, times: number, patience: number): Promise<Asked> {
  const { ethereum } = globalThis as unknown as { ethereum: { request(ask: object): Promise<unknown> } }
  let failures = 0
  let accounts = 0
  const late = new Promise<never>((_resolve, reject) => {
    setTimeout(() => reject(new Error('late')), patience)
  })
  const begin = performance.now()
  await Promise.all(
    Array.from({ length: times }, async () => {
      try {
        const answer = await Promise.race([ethereum.request({ method }), late])
        if (Array.isArray(answer)) accounts += answer.length
      } catch {
        failures += 1
      }
    }),
  )
  return { ms: performance.now() - begin, failures, accounts }
}
