import * as v from 'valibot'
import { Origin } from '#core/origin.ts'
import { words } from '#core/word.ts'
import { Defaults } from '#domain/visibility/defaults.ts'
import { SiteChoice } from '#domain/visibility/site-choice.ts'
import { nothing, procedure } from '#transport/procedure.ts'

export const VisibilityView = v.object({
  defaults: Defaults,
  choices: v.array(SiteChoice),
  /** Whether the browser does what was chosen. */
  inEffect: v.boolean(),
})
export type VisibilityView = v.InferOutput<typeof VisibilityView>

/** The page in front of the user. `word`: what its provider was told when the page began. */
export const HereView = v.object({ tabId: v.number(), origin: Origin, word: v.nullable(v.picklist(words)) })
export type HereView = v.InferOutput<typeof HereView>

const { shown, ownsEthereum, isMetaMask } = SiteChoice.entries

export const visibilityContract = {
  'visibility.get': procedure({ guard: 'unlocked', input: nothing, output: VisibilityView }),
  'visibility.setDefaults': procedure({ guard: 'unlocked', input: Defaults, output: nothing }),
  /** Tells the browser again what to say to pages. */
  'visibility.apply': procedure({ guard: 'unlocked', input: nothing, output: nothing }),
  'visibility.choose': procedure({
    guard: 'unlocked',
    input: v.object({ origin: Origin, shown, ownsEthereum, isMetaMask }),
    output: nothing,
  }),
  /** Blocking also takes back what the site was given, and what it asked. */
  'visibility.block': procedure({
    guard: 'unlocked',
    input: v.object({ origin: Origin, blocked: v.boolean() }),
    output: nothing,
  }),
  /** Whether the user refused something of this site lately, so that blocking it is offered. */
  'visibility.isAskingAgain': procedure({
    guard: 'unlocked',
    input: v.object({ origin: Origin }),
    output: v.object({ again: v.boolean() }),
  }),
  /** `null` where no page is in front that may talk to the wallet. */
  'here.look': procedure({ guard: 'unlocked', input: nothing, output: v.nullable(HereView) }),
  'here.reload': procedure({ guard: 'unlocked', input: v.object({ tabId: v.number() }), output: nothing }),
} as const
