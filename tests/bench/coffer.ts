import { setTimeout as sleep } from 'node:timers/promises'
import type { Browser } from '#tests/bench/browser.ts'
import type { Tab } from '#tests/bench/tab.ts'

/** What is known of the wallet that was made for the measurements. */
export type Coffer = { readonly password: string }

/** The first phrase of every list of test vectors: nothing was ever kept under it. */
const phrase = 'test test test test test test test test test test test junk'
const password = 'correct horse battery staple 42!'

export const byTestId = (id: string): string => `[data-testid="${id}"]`

/** Waits until the element is shown and enabled. */
export async function shown(tab: Tab, selector: string): Promise<void> {
  await tab.evaluate(async (css: string) => {
    for (let tries = 0; tries < 1500; tries += 1) {
      const control = document.querySelector<HTMLButtonElement>(css)
      if (control?.disabled !== true && control?.checkVisibility() === true) return
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    throw new Error(`${css} was not there and enabled within 30 s; the page shows: ${document.body.innerText}`)
  }, selector)
}

/** Waits until the element is shown and enabled, and clicks it. */
export async function clickWhenEnabled(tab: Tab, selector: string): Promise<void> {
  await shown(tab, selector)
  await tab.evaluate((css: string) => document.querySelector<HTMLElement>(css)?.click(), selector)
}

/** Restores a wallet through the hooks of the onboarding, whatever steps it has between the phrase and the end. */
export async function onboard(browser: Browser): Promise<Coffer> {
  const { origin } = browser
  const tab = await browser.blank()
  await tab.goto(`${origin}/onboarding.html`)
  await clickWhenEnabled(tab, byTestId('import-wallet'))
  for (let tries = 0; tries < 600; tries += 1) {
    if (await tab.evaluate(step, phrase, password)) {
      await browser.closeTabs(origin)
      return { password }
    }
    await sleep(100)
  }
  const at = await tab.evaluate(() => document.body.innerText)
  throw new Error(`the onboarding did not come to its end; it shows: ${at}`)
}

/** Runs in the onboarding page: does what the step asks for; whether the end is shown. */
function step(words: string, secret: string): boolean {
  const shown = (id: string): HTMLInputElement | undefined => {
    const found = document.querySelector<HTMLInputElement>(`[data-testid="${id}"]`)
    return found?.checkVisibility() === true ? found : undefined
  }
  const fill = (id: string, value: string) => {
    const field = shown(id)
    if (field?.value !== '') return
    field.value = value
    field.dispatchEvent(new Event('input', { bubbles: true }))
    field.dispatchEvent(new Event('change', { bubbles: true }))
  }
  if (shown('onboarding-done') !== undefined) return true
  fill('phrase-input', words)
  fill('password', secret)
  fill('password-confirm', secret)
  const chain = document.querySelector<HTMLInputElement>('[data-testid="network-choice"][data-chain-id="31337"]')
  if (chain?.checked === false) chain.click()
  const terms = shown('accept-terms')
  if (terms?.checked === false) terms.click()
  const next = shown('next')
  if (next?.disabled === false) next.click()
  return false
}

/** Connects the page's site through the approval window. */
export async function connectSite(browser: Browser, site: string): Promise<void> {
  const tab = await browser.blank()
  await tab.goto(site)
  const answer = tab.evaluate(async () => {
    const { ethereum } = globalThis as unknown as { ethereum: { request(ask: object): Promise<unknown> } }
    return ethereum.request({ method: 'eth_requestAccounts' })
  })
  answer.catch(() => undefined)
  const approval = await browser.waitForTab(`${browser.origin}/approval.html`)
  await clickWhenEnabled(approval, byTestId('approve'))
  await answer
  await tab.close()
  await browser.closeTabs(browser.origin)
}
