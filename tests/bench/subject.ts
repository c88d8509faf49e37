import type { Browser } from '#tests/bench/browser.ts'

/** An extension under measurement, running. */
export type Subject = {
  readonly browser: Browser
  /** CSS of the control that makes the popup usable, while locked and while unlocked. */
  readonly usable: { readonly locked: string; readonly unlocked: string }
}

/** Everything that a row may need. */
export type Bench = {
  readonly floor: Subject
  readonly coffer: Subject
  /** A browser with no extension at all. */
  readonly nothing: Browser
  /** The address of the local page, ending in a slash. */
  readonly site: string
  /** How many samples a quick quantity gets; slow ones take a part of it. */
  readonly rounds: number
}
