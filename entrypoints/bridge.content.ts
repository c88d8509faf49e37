import type { ContentScriptDefinition } from 'wxt'
import { createBridge } from '#inpage/bridge.ts'
import { keepListening } from '#inpage/keep-listening.ts'
import { siteMatches } from '#inpage/matches.ts'
import { lastWord } from '#inpage/say.ts'
import { answerLooks, connectSite, isOrphan } from '#services/browser/content.ts'
import { onWakeSignal } from '#services/browser/ports.ts'

const activated = (): Promise<void> =>
  new Promise((resolve) => {
    const done = (): void => {
      resolve()
    }
    if ('prerendering' in document && document.prerendering === true) {
      document.addEventListener('prerenderingchange', done, { once: true })
    } else done()
  })

/** The extension's own script beside a page. It opens nothing before the page asks for something. */
export function main(): void {
  const target = window.origin
  if (target === 'null') return
  createBridge({
    connect: connectSite,
    isOrphan,
    isHidden: () => lastWord() === 'hide',
    channel: crypto.randomUUID(),
    postToPage: (message) => {
      window.postMessage(message, target)
    },
    onPageMessage: (listener) => {
      const hear = ({ source, data }: MessageEvent): void => {
        if (source === window) listener(data)
      }
      keepListening(() => {
        window.addEventListener('message', hear, true)
      })
    },
    onWake: onWakeSignal,
    onKept: (listener) => {
      const tell = ({ type, persisted }: PageTransitionEvent): void => {
        if (persisted) listener(type === 'pageshow')
      }
      keepListening(() => {
        window.addEventListener('pageshow', tell)
        window.addEventListener('pagehide', tell)
      })
    },
    activated: activated(),
    timeout: (work, milliseconds) => {
      setTimeout(work, milliseconds)
    },
  })
  answerLooks(lastWord)
}

export default {
  matches: siteMatches,
  runAt: 'document_start',
  main,
} satisfies ContentScriptDefinition
