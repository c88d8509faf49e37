import type { Driver, Page } from '../fixtures/driver.ts'
import { until } from '../fixtures/wait.ts'
import type { Filling } from '../test-dapp/row.ts'

/** A button to press, and what to type into the page's fields before. */
export type Press = {
  readonly button: string
  readonly fills?: Readonly<Record<string, Filling>>
  /** It is not to be pressed, and that it cannot be is looked at. */
  readonly staysDisabled?: true
}

/** What stands in places of the page, `null` where there is no such place, and what the page said besides. */
export type Seen = {
  readonly shown: Readonly<Record<string, string | null>>
  readonly heard: readonly string[]
}

/** MetaMask's own test site, by the ids of its page. */
export class TestDapp {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  static async open(driver: Driver, url: string): Promise<TestDapp> {
    const page = await driver.open(url)
    await page.waitFor('#providers button')
    await until('network on the page', async () => {
      await page.click('#providers button')
      return (await page.text('#network')) !== ''
    })
    await page.waitFor('#connectButton', 'enabled')
    await page.evaluate(listen)
    return new TestDapp(page)
  }

  /** Presses buttons one right after the other, each as soon as it can be pressed; forgets what was heard before. */
  async press(...presses: readonly Press[]): Promise<void> {
    await this.page.bringToFront()
    await this.page.evaluate(pressAll, presses)
  }

  async look(places: readonly string[]): Promise<Seen> {
    return this.page.evaluate(look, places)
  }

  /** For each button of the page as it stands: its id and its words, and which of the given selectors mean it. */
  async buttons(
    selectors: readonly string[],
  ): Promise<readonly { readonly means: string; readonly by: readonly string[] }[]> {
    return this.page.evaluate(
      (each) =>
        [...document.querySelectorAll('button')].map((button) => ({
          means: `${button.id} “${button.textContent.trim()}”`,
          by: each.filter((selector) => button.matches(selector)),
        })),
      selectors,
    )
  }
}

type Heard = { cofferHeard: string[] }

/**
 * Runs in the page: notes what it logs, as `log …` and `error …`, rejections that nobody handles, as `unhandled …`, and links
 * out of the page, as `leads …`, which are not followed. An error is its code and its message.
 */
function listen(): void {
  const heard: string[] = []
  ;(window as unknown as Heard).cofferHeard = heard
  const say = (value: unknown): string => {
    if (typeof value !== 'object' || value === null) return String(value)
    if ('message' in value)
      return 'code' in value ? `${String(value.code)}: ${String(value.message)}` : String(value.message)
    try {
      return JSON.stringify(value, (_, part: unknown) => (typeof part === 'bigint' ? String(part) : part))
    } catch {
      return Object.prototype.toString.call(value)
    }
  }
  for (const level of ['log', 'error'] as const) {
    const original = window.console[level].bind(window.console)
    window.console[level] = (...values: unknown[]) => {
      heard.push(`${level} ${values.map(say).join(' ')}`)
      original(...values)
    }
  }
  window.addEventListener('unhandledrejection', ({ reason }) => heard.push(`unhandled ${say(reason)}`))
  document.addEventListener('click', (event) => {
    const link = (event.target as Element).closest('a')
    if (link === null) return
    event.preventDefault()
    heard.push(`leads ${link.href}`)
  })
}

/** Runs in the page. */
async function pressAll(presses: readonly Press[]): Promise<void> {
  ;(window as unknown as Heard).cofferHeard.length = 0
  for (const { button: selector, fills = {}, staysDisabled } of presses) {
    for (const [id, filling] of Object.entries(fills)) {
      const field = document.querySelector<HTMLInputElement>(`#${id}`)
      if (field === null) throw new Error(`no field ${id}`)
      field.value = typeof filling === 'string' ? filling : (document.querySelector(filling.from)?.textContent ?? '')
      for (const name of ['input', 'keyup', 'change']) field.dispatchEvent(new Event(name, { bubbles: true }))
    }
    if (staysDisabled) {
      if (document.querySelector(selector)?.matches(':disabled') !== true) throw new Error(`${selector} can be pressed`)
      continue
    }
    const end = performance.now() + 20_000
    for (;;) {
      const button = document.querySelector<HTMLButtonElement>(selector)
      if (button?.disabled !== true && button?.checkVisibility() === true) {
        button.click()
        break
      }
      if (performance.now() > end) throw new Error(`${selector} cannot be pressed`)
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }
}

/** Runs in the page. */
function look(places: readonly string[]): Seen {
  const text = (place: string) => {
    const element = document.querySelector(place)
    if (element === null) return null
    return (element instanceof HTMLInputElement ? element.value : element.textContent).trim()
  }
  return {
    shown: Object.fromEntries(places.map((place) => [place, text(place)])),
    heard: [...(window as unknown as Heard).cofferHeard],
  }
}
