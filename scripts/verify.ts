import { createHash } from 'node:crypto'
import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { endOnSignal, root, run } from './run.ts'
import { bad, good, reason, say, step } from './steps.ts'

/**
 * `npm run verify`: builds both packages twice from nothing and compares them file by file, so that anybody can check
 * that what a store gives out was built from this source. Prints the SHA-256 of every file and of each build.
 */

const builds = [
  { name: 'Chromium', script: 'build', directory: 'chrome-mv3' },
  { name: 'Firefox', script: 'build:firefox', directory: 'firefox-mv3' },
] as const

type Hashes = ReadonlyMap<string, string>

async function hashesOf(directory: string): Promise<Hashes> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  const names = files.map((file) => relative(directory, file).replaceAll('\\', '/')).sort()
  const digests = names.map(async (name) => [name, sha256(await readFile(join(directory, name)))] as const)
  return new Map(await Promise.all(digests))
}

function sha256(data: Buffer | string): string {
  return createHash('sha256').update(data).digest('hex')
}

/** Everything that a build leaves behind goes first, so that the second owes nothing to the first. */
async function cleanBuild(script: string, directory: string, keep: string): Promise<Hashes> {
  const made = ['src/generated', 'public/icon', '.wxt', 'node_modules/.vite', `.output/${directory}`]
  for (const path of made) await rm(join(root, path), { recursive: true, force: true })
  const { code, output } = await run(['npm', 'run', script])
  if (code !== 0) throw new Error(`the build failed:\n${output}`)
  await cp(join(root, '.output', directory), keep, { recursive: true })
  return hashesOf(keep)
}

function differences(first: Hashes, second: Hashes): readonly string[] {
  const names = new Set([...first.keys(), ...second.keys()])
  return [...names].filter((name) => first.get(name) !== second.get(name)).sort()
}

endOnSignal()
const place = await mkdtemp(join(tmpdir(), 'coffer-verify-'))
let identical = true
try {
  for (const { name, script, directory } of builds) {
    const make = (count: number): Promise<Hashes> => cleanBuild(script, directory, join(place, `${directory}-${count}`))
    const limit = { limit: 5 * 60_000 }
    const first = await step(`${name}, first build`, () => make(1), limit)
    const second = await step(`${name}, second build`, () => make(2), limit)
    const listing = [...first].map(([file, hash]) => `${hash}  ${file}`)
    say(listing.map((line) => `    ${line}`).join('\n'))
    const different = differences(first, second)
    if (different.length > 0) {
      identical = false
      say(`${bad('✗')} ${name}: ${different.length} of ${first.size} files differ: ${different.join(', ')}`)
    } else say(`${good('✓')} ${name}: ${first.size} files identical, sha256 ${sha256(listing.join('\n'))}`)
  }
} catch (error) {
  identical = false
  say(`${bad('It did not work:')} ${reason(error)}`)
} finally {
  await rm(place, { recursive: true, force: true })
}
process.exitCode = identical ? 0 : 1
