import * as v from 'valibot'
import { err, ok, type Result } from '#core/result.ts'
import type { Clock, KeyValueStore } from '#domain/ports.ts'
import { mostSeen } from '#provider/subscriptions/changes.ts'
import { remembered } from '#provider/subscriptions/follow.ts'
import { Watch, type Progress } from '#provider/subscriptions/watch.ts'
import type { Asker } from '#transport/site-server.ts'

const key = 'watches'

/** How many there may be: of one document, of one site, and in all. */
const most = { document: 50, site: 150, all: 500 } as const
/**
 * Bytes that all of them may come to in the store: of one site, and in all. The browser gives `storage.session` 10 MB for
 * everything, the session's key and deadline among it.
 */
const room = { site: 1_000_000, all: 3_000_000 } as const
/** As JSON, of one block and of one piece of a hash. */
const each = { block: 100, seen: 19 } as const
/** Milliseconds that a filter waits for its next question. Source: the five minutes of every node. */
const patience = 5 * 60_000
/** Milliseconds that a subscription waits for a document that was kept aside (back-forward cache) or whose worker stopped. */
const keptAside = 10 * 60_000

/** All subscriptions and filters. They outlive a worker, and nothing that ends what they rest upon. */
export type Watches = {
  readonly add: (watch: Omit<Watch, 'usedAt'>) => Promise<Result<void, 'too-many'>>
  readonly find: (asker: Asker, id: string, push: boolean) => Promise<Watch | null>
  /** Whether there was one. */
  readonly remove: (asker: Asker, id: string, push: boolean) => Promise<boolean>
  readonly all: () => Promise<readonly Watch[]>
  readonly removeWhere: (isMeant: (watch: Watch) => boolean) => Promise<void>
  /** In this very turn, so that what was told and how far that went are never apart; `false` if it was removed meanwhile. */
  readonly advance: (id: string, progress: Progress) => boolean
  readonly save: () => Promise<void>
  readonly opened: (channel: string) => void
  readonly closed: (channel: string) => Promise<void>
  /** Subscriptions of documents that can be told. */
  readonly listening: () => Promise<readonly Watch[]>
  readonly isListening: (channel: string) => Promise<boolean>
}

/** What a watch may grow to: names and numbers, what it wants, the blocks it remembers, and what it was told. */
const sizeOf = ({ wanted }: Pick<Watch, 'wanted'>): number =>
  500 + JSON.stringify(wanted).length + remembered * each.block + (wanted.kind === 'pending' ? mostSeen * each.seen : 0)

const Stored = v.fallback(v.array(Watch), [])

export function createWatches({ store, clock }: { readonly store: KeyValueStore; readonly clock: Clock }): Watches {
  const watches = new Map<string, Watch>()
  const open = new Set<string>()
  const ready = load()

  async function load(): Promise<void> {
    for (const watch of v.parse(Stored, await store.get(key))) {
      watches.set(watch.id, watch.push ? { ...watch, usedAt: clock.now() } : watch)
    }
  }

  const save = (): Promise<void> => store.set(key, [...watches.values()])
  const count = (isMeant: (watch: Watch) => boolean): number => [...watches.values()].filter(isMeant).length
  const size = (isMeant: (watch: Watch) => boolean): number =>
    [...watches.values()].filter(isMeant).reduce((sum, watch) => sum + sizeOf(watch), 0)

  function isStale({ push, channel, usedAt }: Watch): boolean {
    const rest = clock.now() - usedAt
    return push ? !open.has(channel) && rest > keptAside : rest > patience
  }

  function drop(isMeant: (watch: Watch) => boolean): boolean {
    const before = watches.size
    for (const watch of watches.values()) if (isMeant(watch)) watches.delete(watch.id)
    return watches.size < before
  }

  async function find({ origin, channel }: Asker, id: string, push: boolean): Promise<Watch | null> {
    await ready
    drop(isStale)
    const watch = watches.get(id)
    return watch?.channel === channel && watch.origin === origin && watch.push === push ? watch : null
  }

  return {
    async add(watch) {
      await ready
      drop(isStale)
      const { origin, channel } = watch
      const isOfSite = (other: Watch): boolean => other.origin === origin
      const isSiteFull = (): boolean => count(isOfSite) >= most.site || size(isOfSite) + sizeOf(watch) > room.site
      if (isSiteFull()) drop((other) => isOfSite(other) && !open.has(other.channel))
      if (
        count((other) => other.channel === channel) >= most.document ||
        isSiteFull() ||
        watches.size >= most.all ||
        size(() => true) + sizeOf(watch) > room.all
      )
        return err('too-many')
      watches.set(watch.id, { ...watch, usedAt: clock.now() })
      await save()
      return ok(undefined)
    },
    find,
    async remove(asker, id, push) {
      if ((await find(asker, id, push)) === null) return false
      watches.delete(id)
      await save()
      return true
    },
    async all() {
      await ready
      return [...watches.values()]
    },
    async removeWhere(isMeant) {
      await ready
      if (drop(isMeant)) await save()
    },
    advance(id, progress) {
      const watch = watches.get(id)
      if (watch === undefined) return false
      watches.set(id, { ...watch, ...progress, usedAt: clock.now() })
      return true
    },
    save,
    opened: (channel) => {
      open.add(channel)
    },
    async closed(channel) {
      open.delete(channel)
      await ready
      for (const watch of watches.values()) {
        if (watch.channel === channel && watch.push) watches.set(watch.id, { ...watch, usedAt: clock.now() })
      }
      drop(isStale)
      if (count((watch) => watch.channel === channel) > 0) await save()
    },
    async listening() {
      await ready
      return [...watches.values()].filter(({ push, channel }) => push && open.has(channel))
    },
    async isListening(channel) {
      await ready
      return count((watch) => watch.push && watch.channel === channel) > 0
    },
  }
}
