import type { Browser } from '#tests/bench/browser.ts'
import { byTestId, clickWhenEnabled, shown, type Coffer } from '#tests/bench/coffer.ts'
import type { Measurement } from '#tests/bench/row.ts'
import { interleaved, summary } from '#tests/bench/statistics.ts'
import type { Bench } from '#tests/bench/subject.ts'
import type { Tab } from '#tests/bench/tab.ts'

/** From the click to home, beside nothing but the key derivation with the same parameters. */
export async function unlockRows({ floor, coffer }: Bench, wallet: Coffer): Promise<readonly Measurement[]> {
  const bare = await bareTab(floor.browser)
  const popup = await coffer.browser.blank()
  await popup.goto(`${coffer.browser.origin}/popup.html`)
  const warm = await interleaved(15, {
    floor: () => bare.evaluate(argon2id),
    coffer: () => lockAndUnlock(popup, wallet.password),
  })
  await bare.close()
  await popup.close()

  const first = await interleaved(7, {
    floor: async () => {
      const tab = await bareTab(floor.browser)
      const ms = await tab.evaluate(argon2id)
      await tab.close()
      return ms
    },
    coffer: async () => {
      const tab = await coffer.browser.blank()
      await tab.goto(`${coffer.browser.origin}/popup.html`)
      await clickWhenEnabled(tab, byTestId('lock'))
      await shown(tab, byTestId('unlock-password'))
      // A page of the wallet that is open starts its worker again at once.
      await tab.goto('about:blank')
      await coffer.browser.stopWorker()
      await tab.goto(`${coffer.browser.origin}/popup.html`)
      const ms = await unlock(tab, wallet.password)
      await tab.close()
      return ms
    },
  })
  return [
    { id: 'unlock', floor: summary(warm.floor), coffer: summary(warm.coffer) },
    { id: 'unlock-first', floor: summary(first.floor), coffer: summary(first.coffer) },
  ]
}

async function bareTab(browser: Browser): Promise<Tab> {
  const tab = await browser.blank()
  await tab.goto(`${browser.origin}/bare.html`)
  return tab
}

/** Locks the wallet from a popup of its own, if it is not locked. */
export async function lock(browser: Browser): Promise<void> {
  const tab = await browser.blank()
  await tab.goto(`${browser.origin}/popup.html`)
  await shown(tab, `${byTestId('lock')}, ${byTestId('unlock-password')}`)
  await tab.evaluate((css: string) => document.querySelector<HTMLElement>(css)?.click(), byTestId('lock'))
  await shown(tab, byTestId('unlock-password'))
  await tab.close()
}

async function lockAndUnlock(popup: Tab, password: string): Promise<number> {
  await popup.send('Page.bringToFront')
  await clickWhenEnabled(popup, byTestId('lock'))
  return unlock(popup, password)
}

/** Fills in the password and clicks; resolves with the milliseconds until home is shown. */
export async function unlock(popup: Tab, password: string): Promise<number> {
  await shown(popup, byTestId('unlock-password'))
  return popup.evaluate(
    async (field: string, button: string, home: string, secret: string) => {
      const input = document.querySelector<HTMLInputElement>(field)
      if (input === null) throw new Error('no field for the password')
      input.value = secret
      input.dispatchEvent(new Event('input', { bubbles: true }))
      await new Promise((resolve) => requestAnimationFrame(resolve))
      const begin = performance.now()
      document.querySelector<HTMLButtonElement>(button)?.click()
      return new Promise<number>((resolve, reject) => {
        setTimeout(() => reject(new Error('no home within 20 s of the unlock')), 20_000)
        const look = () => {
          if (document.querySelector(home)?.checkVisibility() !== true) return
          observer.disconnect()
          resolve(performance.now() - begin)
        }
        const observer = new MutationObserver(look)
        observer.observe(document, { subtree: true, childList: true, attributes: true })
      })
    },
    byTestId('unlock-password'),
    byTestId('unlock'),
    byTestId('home'),
    password,
  )
}

/** Runs in the floor's bare page. The parameters of every vault: 64 MiB, 3 passes, 1 lane. */
async function argon2id(): Promise<number> {
  const { hashwasm } = globalThis as unknown as { hashwasm: { argon2id(options: object): Promise<unknown> } }
  const salt = crypto.getRandomValues(new Uint8Array(16))
  const begin = performance.now()
  await hashwasm.argon2id({
    password: 'a password of the usual length',
    salt,
    memorySize: 65_536,
    iterations: 3,
    parallelism: 1,
    hashLength: 32,
    outputType: 'binary',
  })
  return performance.now() - begin
}
