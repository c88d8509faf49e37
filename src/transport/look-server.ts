import type { Origin } from '#core/origin.ts'
import type { Word } from '#core/word.ts'
import { principalOf, type Self } from '#transport/sender.ts'
import { wordOfLook, type WirePort } from '#transport/wire.ts'

/** The page that the user has in front. `word` is the last that its provider was told; `null` when it was told none. */
export type Here = { readonly tabId: number; readonly origin: Origin; readonly word: Word | null }

type Deps = {
  readonly self: Self
  readonly activeTab: () => Promise<number | null>
  /** Asks the bridge in a tab to open its port; `false` when none is there. */
  readonly ask: (tabId: number) => Promise<boolean>
  readonly delay: (milliseconds: number) => Promise<void>
}

/** How long a bridge may take to open its port, in milliseconds. */
const patience = 1_000

/** Tells which site the user looks at. Only what the browser says of a port's sender counts; no message is read. */
export function createLookServer({ self, activeTab, ask, delay }: Deps): {
  readonly accept: (port: WirePort) => void
  readonly look: () => Promise<Here | null>
} {
  const waiting = new Map<number, (here: Here) => void>()
  return {
    accept(port) {
      const principal = principalOf(port.sender, self)
      if (principal !== null) {
        const { tabId, origin } = principal
        waiting.get(tabId)?.({ tabId, origin, word: wordOfLook(port.name) })
      }
      port.disconnect()
    },
    async look() {
      const tabId = await activeTab()
      if (tabId === null) return null
      const seen = new Promise<Here>((resolve) => {
        waiting.set(tabId, resolve)
      })
      try {
        return (await ask(tabId)) ? await Promise.race([seen, delay(patience).then(() => null)]) : null
      } finally {
        waiting.delete(tabId)
      }
    },
  }
}
