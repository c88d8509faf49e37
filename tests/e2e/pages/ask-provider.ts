import type { Page } from '../fixtures/driver.ts'

/** What `window.ethereum` answered a script of the page: a result, or the code, message and data of an error. */
export type Answer = {
  readonly result?: unknown
  readonly code?: number
  readonly message?: string
  readonly data?: unknown
}

/** Asks as a script of the page does; resolves when the wallet has answered. `params` is left out when it is undefined. */
export async function askProvider(page: Page, method: string, params?: unknown): Promise<Answer> {
  return page.evaluate(
    async (call) => {
      type Ethereum = { request(call: object): Promise<unknown> }
      const { ethereum } = globalThis as unknown as { ethereum: Ethereum }
      try {
        return { result: await ethereum.request(call) }
      } catch (error) {
        const { code, message, data } = error as { code: number; message: string; data?: unknown }
        return { code, message, data }
      }
    },
    params === undefined ? { method } : { method, params },
  )
}
