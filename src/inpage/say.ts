import type { Word } from '#core/word.ts'

/** The event by which the first word comes; its `detail` is a key, a space, and the word. */
export const firstWord = 'coffer:word'

/** A later word comes by an event of this name, which a page cannot guess. */
export const laterWord = (key: string, word: Word): string => `${key}:${word}`

/** What the extension's own scripts beside one page share; the page sees nothing of it. */
type Beside = { cofferKey?: string; cofferWord?: Word }

const beside = (): Beside => globalThis as Beside

/** The last word that was said in this document; `null` when none was. */
export const lastWord = (): Word | null => beside().cofferWord ?? null

/**
 * Tells the provider of this document what to do, from the extension's own world. Runs before any script of the page,
 * and the last word counts: what holds for all sites is said first, what holds for this one after it.
 */
export function say(word: Word): void {
  const shared = beside()
  shared.cofferWord = word
  if (shared.cofferKey === undefined) {
    shared.cofferKey = crypto.randomUUID()
    dispatchEvent(new CustomEvent(firstWord, { detail: `${shared.cofferKey} ${word}` }))
  } else dispatchEvent(new Event(laterWord(shared.cofferKey, word)))
}
