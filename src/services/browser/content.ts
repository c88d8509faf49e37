import { browser } from 'wxt/browser'
import type { Word } from '#core/word.ts'
import { doors, lookPort, lookSignal, type WirePort } from '#transport/wire.ts'

/** The part of the browser's extension API that a content script has. */
export const connectSite = (): WirePort => browser.runtime.connect({ name: doors.site })

/** Whether the extension that put this script here was reloaded, updated or removed: its API is then empty, whatever its type says. */
export const isOrphan = (): boolean => (browser.runtime as { readonly id?: string } | undefined)?.id === undefined

/** When the user looks at the wallet beside this page, the page's bridge tells who it is: by its port's sender, which only the browser writes. */
export function answerLooks(lastWord: () => Word | null): void {
  browser.runtime.onMessage.addListener((message: unknown) => {
    if (message === lookSignal) browser.runtime.connect({ name: lookPort(lastWord()) })
  })
}
