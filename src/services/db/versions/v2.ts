import type { Dexie } from 'dexie'

/** Frozen: a later layout is a new file beside this one. Adds what the user watches, and lists of calls. */
export const v2 = {
  number: 2,
  define: (db: Dexie): void => {
    db.version(2).stores({ assets: '&key', calls: '&key' })
  },
} as const
