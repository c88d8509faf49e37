import { browser } from 'wxt/browser'
import { defineContentScript } from 'wxt/utils/define-content-script'
import { createBridge } from '#inpage/bridge.ts'
import { siteMatches } from '#inpage/matches.ts'
import { doors, wakeSignal } from '#transport/wire.ts'

const activated = (): Promise<void> =>
  new Promise((resolve) => {
    if ('prerendering' in document && document.prerendering === true) {
      document.addEventListener('prerenderingchange', () => { resolve() }, { once: true })
    } else resolve()
  })

/** The extension's own script beside a page. It opens nothing before the page asks for something. */
export default defineContentScript({
  matches: [...siteMatches],
  runAt: 'document_start',
  main() {
    const target = window.origin === 'null' ? '*' : window.origin
    // Absent once the extension is reloaded or removed, whatever its type says.
    const runtimeId = (): unknown => (browser.runtime as { readonly id?: string } | undefined)?.id
    createBridge({
      connect: () => browser.runtime.connect({ name: doors.site }),
      isOrphan: () => runtimeId() === undefined,
      channel: crypto.randomUUID(),
      postToPage: (message) => { window.postMessage(message, target) },
      onPageMessage: (listener) => {
        window.addEventListener('message', ({ source, data }) => {
          if (source === window) listener(data)
        })
      },
      onWake: (listener) => {
        browser.runtime.onMessage.addListener((message) => {
          if (message === wakeSignal) listener()
        })
      },
      onPageShow: (listener) => { window.addEventListener('pageshow', ({ persisted }) => { if (persisted) listener() }) },
      activated: activated(),
      timeout: (work, milliseconds) => { setTimeout(work, milliseconds) },
    })
  },
})
