import type { Dexie } from 'dexie'

/** Frozen: a later layout is a new file beside this one. */
export const v1 = {
  number: 1,
  define: (db: Dexie): void => {
    db.version(1).stores({
      vault: '&slot',
      vaultAside: '++id',
      vaultMark: '&name',
      grants: '&key',
      networks: '&key',
      journal: '&key',
      settings: '&key',
      sealedAside: '++id',
    })
  },
} as const
