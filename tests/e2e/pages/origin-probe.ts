import type { Page } from '../fixtures/driver.ts'

/** What a document sees of a wallet, and what came of its forging what the page and the bridge say to each other. */
export type Seen = {
  readonly origin: string
  readonly ethereum: boolean
  readonly announced: number
}

type Probed = { readonly reports: Readonly<Record<string, Seen>>; readonly answers: number }

/**
 * Inline in every document of the test: looks for a wallet in both ways, tells whoever opened or holds the document, and
 * forges a request to connect, to itself and to every window it can name. The first window keeps what it is told.
 */
export const probeScript = `
  var probed = { reports: {}, answers: 0 }
  addEventListener('message', function (event) {
    var data = event.data || {}
    if (data.report) probed.reports[data.report] = data.seen
    if (data.to === 'coffer:page' && data.id === 'forged') probed.answers += 1
  })
  function probe(name) {
    var announced = 0
    addEventListener('eip6963:announceProvider', function () { announced += 1 })
    dispatchEvent(new Event('eip6963:requestProvider'))
    var seen = { origin: self.origin, ethereum: 'ethereum' in self, announced: announced }
    var text = JSON.stringify({ method: 'eth_requestAccounts' })
    var windows = [self, parent, top, opener].filter(function (one, index, all) {
      return one && all.indexOf(one) === index
    })
    windows.forEach(function (one) {
      one.postMessage({ report: name, seen: seen }, '*')
      if (one !== self || !seen.ethereum)
        one.postMessage({ to: 'coffer:bridge', type: 'request', id: 'forged', text: text }, '*')
    })
  }`

/** A whole document that probes under a name. */
export const probing = (name: string, more = ''): string =>
  `<!doctype html><meta charset="utf-8"><title>${name}</title><script>${probeScript};probe('${name}')</script>${more}`

export class OriginProbe {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  /** What was told to this window, by itself or by others, once they told it. */
  async report(name: string): Promise<Seen | undefined> {
    return (await this.#probed()).reports[name]
  }

  /** How often a forged request was answered in this window. */
  async answers(): Promise<number> {
    return (await this.#probed()).answers
  }

  /** Looks from a script that the test brings, where the document can hold none of its own. */
  async look(): Promise<Seen> {
    return this.page.evaluate(() => {
      let announced = 0
      addEventListener('eip6963:announceProvider', () => {
        announced += 1
      })
      dispatchEvent(new Event('eip6963:requestProvider'))
      return { origin: self.origin, ethereum: 'ethereum' in self, announced }
    })
  }

  #probed(): Promise<Probed> {
    return this.page.evaluate(() => (globalThis as unknown as { probed: Probed }).probed)
  }
}

/** Puts a frame into a page: with these attributes, of a blob, or blank and with a script written into it. */
export async function addFrame(
  page: Page,
  { blob, script, ...attributes }: Readonly<Record<string, string>>,
): Promise<void> {
  await page.evaluate(
    (named, markup, code) => {
      const frame = document.createElement('iframe')
      for (const [name, value] of Object.entries(named)) frame.setAttribute(name, value)
      if (markup !== null) frame.src = URL.createObjectURL(new Blob([markup], { type: 'text/html' }))
      document.body.append(frame)
      const inner = frame.contentDocument
      if (code === null || inner === null) return
      const element = inner.createElement('script')
      element.textContent = code
      inner.body.append(element)
    },
    attributes,
    blob ?? null,
    script ?? null,
  )
}
