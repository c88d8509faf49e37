import type { ContentScriptDefinition } from 'wxt'
import { appear } from '#inpage/appearance.ts'
import { keepListening } from '#inpage/keep-listening.ts'
import { createProvider } from '#inpage/provider.ts'
import { siteMatches } from '#inpage/matches.ts'

/** Runs in the page's own world before any script of it, so that what it takes from the window is still the browser's. */
export function main(): void {
  const target = window.origin
  // Sandboxed: it has the site's address and not its origin. It would get nothing, and is not told that there is something.
  if (target === 'null') return
  const post = window.postMessage.bind(window)
  const timeout = window.setTimeout.bind(window)
  const uuid = crypto.randomUUID.bind(crypto)
  const stringify = JSON.stringify.bind(JSON)
  const { apply } = Reflect
  /** What a message really is: a page may put getters of its own into the place of the browser's. */
  const real = Object.getOwnPropertyDescriptors(MessageEvent.prototype)
  let hear: (data: unknown) => void = () => undefined
  const provider = createProvider({
    post: (message) => {
      post(message, target)
    },
    listen: (listener) => {
      hear = listener
    },
    uuid,
    stringify,
    timeout: (work, milliseconds) => {
      timeout(work, milliseconds)
    },
  })
  keepListening(
    appear(window, provider, uuid(), (event) => {
      if (apply(real.source.get as () => unknown, event, []) === window)
        hear(apply(real.data.get as () => unknown, event, []))
    }),
  )
}

export default {
  matches: siteMatches,
  runAt: 'document_start',
  world: 'MAIN',
  main,
} satisfies ContentScriptDefinition
