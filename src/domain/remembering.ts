import type { SealedTable } from '#domain/ports.ts'

type Session = {
  /** Checked before every look, so that nothing remembered outlives a lock. */
  readonly isUnlocked: () => Promise<boolean>
  readonly onLock: (listener: () => void) => unknown
}

/**
 * The same table, for rows that are read at every turn: what was read once is not opened again. It must be the only way by
 * which they are written. Rows are shared and not to be changed.
 */
export function remembering<Row>(table: SealedTable<Row>, { isUnlocked, onLock }: Session): SealedTable<Row> {
  const remembered = new Map<string, Row | null>()
  /** Another wallet may be unlocked next: what was on its way of this one is not kept. */
  let wallet = 0
  onLock(() => {
    wallet += 1
    remembered.clear()
  })

  async function after<T>(id: string, write: () => Promise<T>, rowOf: (written: T) => Row | null): Promise<T> {
    const current = wallet
    remembered.delete(id)
    try {
      const written = await write()
      if (current === wallet) remembered.set(id, rowOf(written))
      return written
    } catch (thrown) {
      remembered.delete(id)
      throw thrown
    }
  }

  return {
    async get(id) {
      if (!(await isUnlocked())) return table.get(id)
      const known = remembered.get(id)
      if (known !== undefined) return known
      const current = wallet
      const row = await table.get(id)
      if (current === wallet && !remembered.has(id)) remembered.set(id, row)
      return row
    },
    all: () => table.all(),
    put: (id, row) =>
      after(
        id,
        () => table.put(id, row),
        () => row,
      ),
    delete: (id) =>
      after(
        id,
        () => table.delete(id),
        () => null,
      ),
    update: (id, change) =>
      after(
        id,
        () => table.update(id, change),
        (row) => row,
      ),
  }
}
