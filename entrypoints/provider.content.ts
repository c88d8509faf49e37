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
    const post = window.postMessage.bind(window)
    const listen = window.addEventListener.bind(window)
    const timeout = window.setTimeout.bind(window)
    const target = window.origin === 'null' ? '*' : window.origin
    const uuid = crypto.randomUUID.bind(crypto)
    const stringify = JSON.stringify.bind(JSON)
    const provider = createProvider({
      post: (message) => {
        post(message, target)
      },
      listen: (listener) => {
        listen('message', ({ source, data }) => {
          if (source === window) listener(data)
        })
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
