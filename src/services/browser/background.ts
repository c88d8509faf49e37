import { browser } from 'wxt/browser'
import { self } from '#services/browser/ports.ts'

/** Opens onboarding in a tab when the extension was installed, not when it or the browser was updated. */
export function onInstalled(page: string): void {
  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (reason === 'install') void browser.tabs.create({ url: `${self().origin}${page}` })
  })
}

export const version = (): string => browser.runtime.getManifest().version
