import { LockedError } from '#domain/locked-error.ts'
import type { SealedTable } from '#domain/ports.ts'

export type MemoryTable<Row> = SealedTable<Row> & { readonly rows: Map<string, string>; locked: boolean }

/** A sealed table for tests: rows go through JSON, as they do at rest, and nothing is readable while `locked`. */
export function memoryTable<Row>(): MemoryTable<Row> {
  const rows = new Map<string, string>()
  const load = (id: string): Row | null => {
    const text = rows.get(id)
    return text === undefined ? null : (JSON.parse(text) as Row)
  }
  const whenOpen = <T>(work: () => T): Promise<T> =>
    table.locked ? Promise.reject(new LockedError()) : Promise.resolve().then(work)
  const table: MemoryTable<Row> = {
    rows,
    locked: false,
    get: (id) => whenOpen(() => load(id)),
    all: () => whenOpen(() => [...rows.values()].map((text) => JSON.parse(text) as Row)),
    put: (id, row) => whenOpen(() => void rows.set(id, JSON.stringify(row))),
    delete: (id) => whenOpen(() => void rows.delete(id)),
    update: (id, change) =>
      whenOpen(() => {
        const before = load(id)
        const after = change(before)
        if (after !== null) rows.set(id, JSON.stringify(after))
        return after ?? before
      }),
  }
  return table
}
