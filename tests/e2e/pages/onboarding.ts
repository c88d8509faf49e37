import { anvilChainId } from '../fixtures/anvil.ts'
import { byTestId, type Driver, type Page } from '../fixtures/driver.ts'
import { until } from '../fixtures/wait.ts'

/** Long enough for the wallet's floor, and worthless. */
export const testPassword = 'correct horse battery staple'

export type Step = 'phrase' | 'confirm' | 'password' | 'terms' | 'network' | 'done' | 'plain'

/** How each step is known, in the order in which one that shows two of them is filled in. */
const hooks: readonly (readonly [Step, string])[] = [
  ['done', 'onboarding-done'],
  ['confirm', 'confirm-word'],
  ['phrase', 'reveal-phrase'],
  ['password', 'password'],
  ['network', 'network-choice'],
]

/** The first run, from the two ways in to the end. Steps are recognised by their hooks, so their order is the wallet's own. */
export class Onboarding {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  /** The page that opened by itself at installation, or the page opened by hand when that one has been closed. */
  static async find(driver: Driver): Promise<Onboarding> {
    const page = await driver.waitForPage((url) => url.startsWith(driver.extensionUrl('onboarding.html')))
    await page.waitFor(byTestId('create-wallet'))
    return new Onboarding(page)
  }

  /** Makes a new wallet; its words in order. */
  async create(options: Choices = {}): Promise<readonly string[]> {
    await this.page.click(byTestId('create-wallet'))
    return this.#walk(options)
  }

  /** Restores a wallet from a phrase that is given whole, as if pasted. */
  async import(phrase: string, options: Choices = {}): Promise<void> {
    await this.page.click(byTestId('import-wallet'))
    await this.page.fill(byTestId('phrase-input'), phrase)
    await this.next()
    await this.#walk(options)
  }

  /** Reveals the phrase and reads it. */
  async readPhrase(): Promise<readonly string[]> {
    if (await this.page.isVisible(byTestId('reveal-phrase'))) await this.page.click(byTestId('reveal-phrase'))
    await this.page.waitFor(byTestId('phrase-word', { 'data-index': 12 }))
    return this.page.evaluate((selector) => {
      const words = [...document.querySelectorAll<HTMLElement>(selector)]
      const place = (word: HTMLElement) => Number(word.dataset['index'])
      return words.sort((a, b) => place(a) - place(b)).map((word) => word.innerText.replace(/^[\d.\s]+/, '').trim())
    }, byTestId('phrase-word'))
  }

  /** Fills in the words that are asked for, wherever the wallet asks. */
  async confirmWords(words: readonly string[]): Promise<void> {
    const asked = await this.page.evaluate((selector) => {
      return [...document.querySelectorAll<HTMLElement>(selector)].map((field) => Number(field.dataset['index']))
    }, byTestId('confirm-word'))
    for (const index of asked) {
      await this.page.fill(byTestId('confirm-word', { 'data-index': index }), words[index - 1] ?? '')
    }
  }

  async choosePassword(password: string): Promise<void> {
    await this.page.fill(byTestId('password'), password)
    await this.page.fill(byTestId('password-confirm'), password)
  }

  async next(): Promise<void> {
    await this.page.click(byTestId('next'))
  }

  /** Which step is on the screen. */
  async step(): Promise<Step> {
    for (const [step, hook] of hooks) if (await this.page.isVisible(byTestId(hook))) return step
    return (await this.page.isVisible(byTestId('phrase-word'))) ? 'phrase' : 'plain'
  }

  /** Fills in one step after another; `onStep` is called before each is left. */
  async #walk({
    password = testPassword,
    chainId = anvilChainId,
    onStep,
    stayAt,
  }: Choices): Promise<readonly string[]> {
    let words: readonly string[] = []
    for (let count = 0; count < 12; count += 1) {
      const step = await this.#settledStep()
      if (step === 'done') {
        await onStep?.(step)
        return words
      }
      if (step === 'phrase') words = await this.readPhrase()
      if (step === 'confirm') await this.confirmWords(words)
      if (step === 'password') await this.choosePassword(password)
      if (step === 'network') await this.#chooseNetwork(chainId)
      if (await this.page.isVisible(byTestId('accept-terms'))) await this.page.check(byTestId('accept-terms'))
      await onStep?.(step)
      if (step === stayAt) return words
      const before = await this.#fingerprint()
      await this.next()
      await until('next step of the onboarding', async () => (await this.#fingerprint()) !== before, 60_000)
    }
    throw new Error('the onboarding does not end')
  }

  /** A step with nothing to fill in is known by its button; one that is still loading, or being left, has it disabled. */
  async #settledStep(): Promise<Step> {
    return until('step of the onboarding', async () => {
      const ready = (await this.page.count(`${byTestId('next')}:enabled`).catch(() => 0)) > 0
      const step = await this.step()
      return (step === 'plain' || step === 'network') && !ready ? undefined : step
    })
  }

  async #chooseNetwork(chainId: number): Promise<void> {
    const choice = byTestId('network-choice', { 'data-chain-id': chainId })
    if ((await this.page.count(choice)) > 0) await this.page.click(choice)
  }

  /** Tells one step from another by what hooks are there; nothing while the page gives way to another. */
  async #fingerprint(): Promise<string> {
    const look = this.page.evaluate(() => {
      const marked = [...document.querySelectorAll<HTMLElement>('[data-testid]')]
      return marked.map((element) => element.dataset['testid']).join() + (document.querySelector('h1')?.innerText ?? '')
    })
    return look.catch(() => '')
  }
}

export type Choices = {
  readonly password?: string
  /** The network to choose where the wallet asks; the local chain when not given. */
  readonly chainId?: number
  /** Called when a step is filled in and about to be left. */
  readonly onStep?: (step: Step) => Promise<void>
  /** Stays on this step instead of going to the end. */
  readonly stayAt?: Step
}
