import { methods } from '#provider/methods.ts'
import { passthrough } from '#provider/passthrough.ts'
import type { Page } from '../fixtures/driver.ts'

/** They ask anybody, so that what they answer is for the user to say. */
const asking = new Set(['eth_requestAccounts', 'wallet_requestPermissions', 'wallet_createSession'])
const account = '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266'
const names = [...Object.keys(methods), ...Object.keys(passthrough), 'eth_sign', 'wallet_lock', 'constructor'].filter(
  (name) => !asking.has(name),
)

/**
 * All that a page can hear without asking the user, as text: every method in two ways, the state and the events of the
 * provider, what announces itself. Not the uuid that is new in each page, and not how long it takes.
 */
export async function listen(page: Page): Promise<string> {
  return page.evaluate(
    async (list, address) => {
      type Ethereum = Readonly<Record<string, unknown>> & {
        request(call: object): Promise<unknown>
        on(event: string, listener: (value: unknown) => void): void
      }
      const { ethereum } = globalThis as unknown as { ethereum: Ethereum }
      const events: unknown[] = []
      for (const name of [
        'connect',
        'disconnect',
        'chainChanged',
        'accountsChanged',
        'message',
        'wallet_sessionChanged',
      ])
        ethereum.on(name, (value) => events.push([name, value]))
      const announced: unknown[] = []
      addEventListener('eip6963:announceProvider', (event) => {
        const { info } = (event as CustomEvent<{ info: Record<string, unknown> }>).detail
        announced.push({ ...info, uuid: typeof info['uuid'] })
      })
      dispatchEvent(new Event('eip6963:requestProvider'))
      const answers: Record<string, unknown> = {}
      const ask = async (method: string, params: readonly unknown[]): Promise<void> => {
        const name = `${method} ${JSON.stringify(params)}`
        answers[name] = null
        answers[name] = await ethereum.request({ method, params }).then(
          (result) => ({ result }),
          (error: unknown) => {
            const { code, message, data } = error as { code: number; message: string; data?: unknown }
            return { code, message, data }
          },
        )
      }
      await Promise.all(list.flatMap((method) => [ask(method, []), ask(method, [address])]))
      const { chainId, networkVersion, selectedAddress } = ethereum
      const about = { keys: Object.keys(ethereum), chainId, networkVersion, selectedAddress }
      return JSON.stringify({ answers, events, announced, about })
    },
    names,
    account,
  )
}
