import type { Origin } from '#core/origin.ts'
import type { SiteServer } from '#transport/site-server.ts'

type Deps = {
  /** What `wallet_sessionChanged` tells: the session of a site now, without any scope where it has none. */
  readonly session: (origin: Origin) => Promise<unknown>
  readonly emit: SiteServer['emit']
}

export type SessionEvents = {
  readonly opened: (channel: string, origin: Origin) => Promise<void>
  readonly closed: (channel: string) => void
  /** Something was given, taken back, locked or unlocked: those sites hear of it whose own session is another now. */
  readonly tell: () => Promise<void>
}

/**
 * Tells pages when the session of their site changes (`wallet_sessionChanged`). The first session that a page finds is no
 * change; a page that may have missed one asks for it. Source: CAIP-311.
 */
export function createSessionEvents({ session, emit }: Deps): SessionEvents {
  const origins = new Map<string, Origin>()
  /** What a site was last told, or found, as JSON. */
  const told = new Map<Origin, string>()

  return {
    async opened(channel, origin) {
      origins.set(channel, origin)
      const found = JSON.stringify(await session(origin))
      if (!told.has(origin)) told.set(origin, found)
    },
    closed(channel) {
      const origin = origins.get(channel)
      origins.delete(channel)
      if (origin !== undefined && ![...origins.values()].includes(origin)) told.delete(origin)
    },
    async tell() {
      await Promise.all(
        [...told.keys()].map(async (origin) => {
          const now = await session(origin)
          const text = JSON.stringify(now)
          const last = told.get(origin)
          if (last === undefined || last === text) return
          told.set(origin, text)
          emit((asker) => asker.origin === origin, 'wallet_sessionChanged', now)
        }),
      )
    },
  }
}
