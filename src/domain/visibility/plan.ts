import type { Origin } from '#core/origin.ts'
import { usualShape, wordOf, type Shape, type Word } from '#core/word.ts'
import type { Defaults } from '#domain/visibility/defaults.ts'
import type { SiteChoice } from '#domain/visibility/site-choice.ts'

/** One word, and where it is said: everywhere but at `except`, or `only` there. A kept one survives the browser's end, on its disk. */
export type Saying = {
  readonly id: string
  readonly word: Word
  readonly kept: boolean
} & ({ readonly only: readonly string[] } | { readonly except: readonly string[] })

/** The id of what is said everywhere, first, and is kept. */
export const keptId = 'all'

type Given = {
  readonly defaults: Defaults
  /** The user has hidden the wallet from some site. */
  readonly hidesSome: boolean
  /** `null` while they cannot be read. */
  readonly choices: readonly SiteChoice[] | null
  /** What a browser calls a site, which may be less than its origin (Firefox leaves out the port). */
  readonly placeOf: (origin: Origin) => string
}

const shapeAmong = (defaults: Defaults, own: Pick<SiteChoice, 'ownsEthereum' | 'isMetaMask'>): Shape => ({
  ownsEthereum: own.ownsEthereum ?? defaults.ownsEthereum,
  isMetaMask: own.isMetaMask ?? defaults.isMetaMask,
})

/**
 * Which words are said to which sites; the last word counts, so that those for sites come after the one for all. What the
 * browser keeps on its disk names no site. Where somebody must not see the wallet and it is not known who, nobody does:
 * so it is from the browser's start to the first unlock when a single site is hidden.
 */
export function plan({ defaults, hidesSome, choices, placeOf }: Given): readonly Saying[] {
  const afterClick = defaults.mode === 'after-click'
  const usual = wordOf(defaults)
  const hides = afterClick || hidesSome
  const first: Word = hides ? 'hide' : usual
  const sayings: Saying[] = []
  if (first !== wordOf(usualShape)) sayings.push({ id: keptId, word: first, kept: true, except: [] })

  const rest: Word = afterClick ? 'hide' : usual
  const places = new Map<string, Word>()
  for (const { origin, shown, ...own } of choices ?? []) {
    const word = (shown ?? !afterClick) ? wordOf(shapeAmong(defaults, own)) : 'hide'
    const place = placeOf(origin)
    if (word !== rest && places.get(place) !== 'hide') places.set(place, word)
  }
  const apart = [...places]
  if (choices !== null && rest !== first)
    sayings.push({ id: 'rest', word: rest, kept: false, except: apart.map(([place]) => place).toSorted() })
  for (const word of new Set(apart.map(([, other]) => other))) {
    const only = apart.filter(([, other]) => other === word).map(([place]) => place)
    if (word !== first) sayings.push({ id: `site-${word}`, word, kept: false, only: only.toSorted() })
  }
  return sayings
}
