import { byTestId, type Driver, type Page } from '../fixtures/driver.ts'
import { SettingsScreen } from './settings.ts'

/** What a script of a page finds of the wallet. */
export type Sight = {
  readonly ethereum: boolean
  readonly isMetaMask: boolean
  /** Who announced itself when asked (EIP-6963): `name rdns`. */
  readonly announced: readonly string[]
  /** Names of the window that a document has not in which no script of the wallet runs. */
  readonly traces: readonly string[]
  /** Whether somebody answered a message as only the provider sends it. */
  readonly answered: boolean
}

/** Looks for the wallet as a site that wants to know would. */
export async function sightOf(page: Page): Promise<Sight> {
  return page.evaluate(async () => {
    type Provider = { readonly isMetaMask?: boolean }
    type Announcement = { readonly info: { readonly name: string; readonly rdns: string }; readonly provider: Provider }
    const announced: Announcement[] = []
    const onAnnounced = (event: Event): void => {
      announced.push((event as CustomEvent<Announcement>).detail)
    }
    addEventListener('eip6963:announceProvider', onAnnounced)
    dispatchEvent(new Event('eip6963:requestProvider'))
    removeEventListener('eip6963:announceProvider', onAnnounced)

    let answered = false
    // An answer is posted while the first of these is heard, and so comes before the last.
    await new Promise<void>((resolve) => {
      const onMessage = ({ data }: MessageEvent): void => {
        const message = data as { to?: string; hop?: number }
        if (message.to === 'coffer:page') answered = true
        if (message.hop === 3) {
          removeEventListener('message', onMessage)
          resolve()
        } else if (message.hop !== undefined) postMessage({ hop: message.hop + 1 })
      }
      addEventListener('message', onMessage)
      postMessage({ to: 'coffer:bridge', type: 'ping', ids: [] })
      postMessage({ hop: 0 })
    })

    const frame = document.body.appendChild(document.createElement('iframe'))
    const bare = new Set(Object.getOwnPropertyNames(frame.contentWindow))
    frame.remove()
    const traces = Object.getOwnPropertyNames(window).filter(
      (name) => !bare.has(name) && !name.startsWith('__') && !/^\d+$/.test(name),
    )
    const { ethereum } = window as { ethereum?: Provider }
    return {
      ethereum: 'ethereum' in window,
      isMetaMask: (announced[0]?.provider ?? ethereum)?.isMetaMask === true,
      announced: announced.map(({ info }) => `${info.name} ${info.rdns}`),
      traces,
      answered,
    }
  })
}

/** The settings about who sees the wallet. */
export class ProviderScreen {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  static async open(driver: Driver): Promise<ProviderScreen> {
    const settings = await SettingsScreen.open(driver)
    await settings.enter('settings-provider')
    await settings.page.waitFor(byTestId('provider-mode'))
    return new ProviderScreen(settings.page)
  }

  async mode(value: 'everywhere' | 'after-click'): Promise<void> {
    await this.page.click(`${byTestId('provider-mode')} label:has(input[value="${value}"])`)
  }

  async toggle(hook: 'owns-ethereum' | 'is-metamask'): Promise<void> {
    await this.page.click(byTestId(hook))
  }

  /** The screen of one site, connected or not. */
  async enterSite(url: string): Promise<void> {
    await this.page.fill(byTestId('site-address'), url)
    await this.page.click(byTestId('site-open'))
    await this.page.waitFor(byTestId('site-shown'))
  }

  async choose(hook: 'site-shown' | 'site-owns-ethereum' | 'site-is-metamask', value: string): Promise<void> {
    await this.page.select(byTestId(hook), value)
  }
}
