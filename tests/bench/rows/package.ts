import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { deflateRawSync } from 'node:zlib'
import type { Measurement } from '#tests/bench/row.ts'
import { summary } from '#tests/bench/statistics.ts'

/** Bytes of a ZIP of the build: each file deflated, its two headers (30 and 46 bytes and its name), and the end record. */
export async function packageRow(directory: string): Promise<Measurement> {
  let bytes = 22
  for (const entry of await readdir(directory, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    const body = await readFile(path)
    const name = Buffer.byteLength(path.slice(directory.length + 1))
    bytes += 30 + 46 + 2 * name + Math.min(body.length, deflateRawSync(body, { level: 9 }).length)
  }
  return { id: 'package', coffer: summary([bytes]) }
}
