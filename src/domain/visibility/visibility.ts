import * as v from 'valibot'
import type { Origin } from '#core/origin.ts'
import type { KeyValueStore, Lock, Notify, SealedTable } from '#domain/ports.ts'
import { unlessLocked } from '#domain/unless-locked.ts'
import { Defaults, usualDefaults } from '#domain/visibility/defaults.ts'
import { plan, type Saying } from '#domain/visibility/plan.ts'
import { SiteChoice, isNoChoice, noChoice } from '#domain/visibility/site-choice.ts'

/** All choices for sites, in one sealed row. */
export const SiteChoices = v.array(SiteChoice)
export type SiteChoices = v.InferOutput<typeof SiteChoices>

/** How the browser is told what to say to pages. */
export type PageWords = {
  readonly placeOf: (origin: Origin) => string
  /** What is said from now on, in this order. @param keep leaves what was said of sites as it is */
  readonly set: (sayings: readonly Saying[], keep: boolean) => Promise<void>
  /** Whether it is just this that is said. */
  readonly isSet: (sayings: readonly Saying[]) => Promise<boolean>
}

type Choice = Partial<Omit<SiteChoice, 'origin'>>

/** Who sees the provider, and as what; and who is never asked about. */
export type Visibility = {
  readonly defaults: () => Promise<Defaults>
  readonly setDefaults: (defaults: Defaults) => Promise<void>
  /** Unlocked only. */
  readonly list: () => Promise<readonly SiteChoice[]>
  readonly choose: (origin: Origin, choice: Choice) => Promise<void>
  /** As known since the last unlock; between the browser's start and the first unlock nobody is. */
  readonly isBlocked: (origin: Origin) => Promise<boolean>
  /** Whether the browser says to pages what it should. Unlocked only. */
  readonly isInEffect: () => Promise<boolean>
  /** Tells the browser: at each start of the worker, and at each unlock. */
  readonly apply: () => Promise<void>
}

type Deps = {
  /** The row `id` of it. */
  readonly table: SealedTable<SiteChoices>
  readonly local: KeyValueStore
  readonly session: KeyValueStore
  readonly isUnlocked: () => Promise<boolean>
  readonly words: PageWords
  readonly lock: Lock
  readonly notify: Notify
}

const id = 'site-choices'

/** In the clear: no site is named. `hidesSome`: some site must not see the wallet. */
const Kept = v.fallback(v.object({ defaults: Defaults, hidesSome: v.boolean() }), {
  defaults: usualDefaults,
  hidesSome: false,
})

/** In the browser's memory, so that a lock forgets nobody who was blocked. */
const Blocked = v.array(v.string())

export function createVisibility({ table, local, session, isUnlocked, words, lock, notify }: Deps): Visibility {
  const kept = async (): Promise<v.InferOutput<typeof Kept>> => v.parse(Kept, await local.get('provider-visibility'))
  const list = async (): Promise<SiteChoices> => (await table.get(id)) ?? []

  async function sayings(choices: readonly SiteChoice[] | null): Promise<readonly Saying[]> {
    return plan({ ...(await kept()), choices, placeOf: words.placeOf })
  }

  async function applyNow(): Promise<void> {
    const choices = (await isUnlocked()) ? await unlessLocked(list, null) : null
    if (choices === null) {
      // What was said of sites since the last unlock goes on, in the browser's memory.
      await words.set(await sayings(null), true)
      return
    }
    const hidesSome = choices.some(({ shown }) => shown === false)
    const before = await kept()
    if (before.hidesSome !== hidesSome) await local.set('provider-visibility', { ...before, hidesSome })
    await session.set(
      'blocked-sites',
      choices.filter(({ blocked }) => blocked).map(({ origin }) => origin),
    )
    await words.set(await sayings(choices), false)
  }

  /** A browser that refuses is no reason to lose the choice: it is kept, and the settings say that it is not in effect. */
  const apply = (): Promise<void> => lock('visibility', applyNow)

  return {
    defaults: async () => (await kept()).defaults,
    async setDefaults(defaults) {
      await local.set('provider-visibility', { ...(await kept()), defaults })
      await apply().finally(() => {
        notify('settings')
      })
    },
    list,
    async choose(origin, choice) {
      await table.update(id, (before) => {
        const choices = before ?? []
        const changed = { ...(choices.find((other) => other.origin === origin) ?? noChoice(origin)), ...choice }
        return [...choices.filter((other) => other.origin !== origin), ...(isNoChoice(changed) ? [] : [changed])]
      })
      await apply().finally(() => {
        notify('settings')
      })
    },
    async isBlocked(origin) {
      const blocked = v.safeParse(Blocked, await session.get('blocked-sites'))
      if (blocked.success) return blocked.output.includes(origin)
      return (await isUnlocked()) && (await list()).some((choice) => choice.blocked && choice.origin === origin)
    },
    isInEffect: async () => words.isSet(await sayings(await list())),
    apply,
  }
}
