import { browser } from 'wxt/browser'
import type { Origin } from '#core/origin.ts'
import type { Word } from '#core/word.ts'
import { keptId, type Saying } from '#domain/visibility/plan.ts'
import type { PageWords } from '#domain/visibility/visibility.ts'

type Script = Parameters<typeof browser.scripting.registerContentScripts>[0][number]

const fileOf = (word: Word): string => `/word-${word}.js`

/** A pattern without a port means every port; Firefox knows no other. */
function placeOf(origin: Origin): string {
  const { protocol, hostname, port } = new URL(origin)
  const usualPort = protocol === 'https:' ? '443' : '80'
  return import.meta.env.FIREFOX ? `${protocol}//${hostname}/*` : `${protocol}//${hostname}:${port || usualPort}/*`
}

const scriptOf = (saying: Saying, everywhere: readonly string[]): Script => ({
  id: saying.id,
  js: [fileOf(saying.word)],
  matches: [...('only' in saying ? saying.only : everywhere)],
  excludeMatches: 'except' in saying ? [...saying.except] : [],
  runAt: 'document_start',
  world: 'ISOLATED',
  allFrames: false,
  persistAcrossSessions: saying.kept,
})

const fingerprint = ({ id, js, matches, excludeMatches, persistAcrossSessions }: Script): string =>
  JSON.stringify([
    id,
    (js ?? []).map((path) => path.replace(/^\//, '')),
    (matches ?? []).toSorted(),
    (excludeMatches ?? []).toSorted(),
    persistAcrossSessions,
  ])

const registered = async (): Promise<readonly Script[]> => browser.scripting.getRegisteredContentScripts()

/**
 * Says words to pages by content scripts that are registered while the extension runs. They come after those of the
 * manifest, in Firefox in the order in which they were registered, in Chromium in the order of their ids.
 * @param everywhere all sites where the wallet's scripts run at all
 */
export const createPageWords = (everywhere: readonly string[]): PageWords => ({
  placeOf,
  async set(sayings, keep) {
    const before = await registered()
    const known = new Map(before.map((script) => [script.id, fingerprint(script)]))
    const wanted = sayings.map((saying) => scriptOf(saying, everywhere))
    const isFirstNew = wanted[0]?.id === keptId && !known.has(keptId)
    if (isFirstNew && before.length > 0 && !keep) {
      await browser.scripting.unregisterContentScripts()
      known.clear()
    }
    const changed = wanted.filter((script) => known.has(script.id) && known.get(script.id) !== fingerprint(script))
    if (changed.length > 0) await browser.scripting.updateContentScripts(changed)
    const fresh = wanted.filter(({ id }) => !known.has(id))
    if (fresh.length > 0) await browser.scripting.registerContentScripts(fresh)
    const over = [...known.keys()].filter(
      (id) => !wanted.some((script) => script.id === id) && (id === keptId || !keep),
    )
    if (over.length > 0) await browser.scripting.unregisterContentScripts({ ids: over })
  },
  async isSet(sayings) {
    const now = (await registered()).map(fingerprint).toSorted()
    const wanted = sayings.map((saying) => fingerprint(scriptOf(saying, everywhere))).toSorted()
    return now.join() === wanted.join()
  },
})
