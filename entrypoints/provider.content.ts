import { defineContentScript } from 'wxt/utils/define-content-script'
import { announce, claimLegacyName } from '#inpage/announce.ts'
import { createProvider } from '#inpage/provider.ts'
import { siteMatches } from '#inpage/matches.ts'

/** Runs in the page's own world before any script of it, so that what it takes from the window is still the browser's. */
export default defineContentScript({
  matches: [...siteMatches],
  runAt: 'document_start',
  world: 'MAIN',
  main() {
    const target = window.origin
    // Sandboxed: it has the site's address and not its origin. It would get nothing, and is not told that there is something.
    if (target === 'null') return
    const post = window.postMessage.bind(window)
    const listen = window.addEventListener.bind(window)
    const timeout = window.setTimeout.bind(window)
    const uuid = crypto.randomUUID.bind(crypto)
    const stringify = JSON.stringify.bind(JSON)
    const provider = createProvider({
      post: (message) => {
        post(message, target)
      },
      listen: (listener) => {
        const hear = ({ source, data }: MessageEvent): void => {
          if (source === window) listener(data)
        }
        // Capturing: before any listener of the page, which may stop what is not its own.
        listen('message', hear, true)
      },
      uuid,
      stringify,
      timeout: (work, milliseconds) => {
        timeout(work, milliseconds)
      },
    })
    claimLegacyName(window, provider)
    announce(window, provider, uuid())
  },
})
