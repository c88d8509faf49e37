import { describe, expect, test } from 'vitest'
import { productFiles, source } from '#tests/fitness/read-source.ts'

const code = productFiles('{src,entrypoints}/**/*.{ts,svelte}')
const users = (pattern: RegExp): readonly string[] => code.filter((path) => pattern.test(source(path)))

describe('what is at rest', () => {
  test('only services/browser touches the extension storage', () => {
    expect(users(/\b(browser|chrome)\.storage\b/).filter((path) => !path.startsWith('src/services/browser/'))).toEqual(
      [],
    )
  })

  /** Where a browser sets no level, or the call is taken out, content scripts read the local storage. */
  test('the worker closes the extension storage to content scripts each time it starts, whatever else it does', () => {
    const [, body = ''] = source('entrypoints/background.ts').split('export default defineBackground(() => {\n')
    expect(body).toMatch(/^ {2}void restrictStorage\(\)$/m)
    expect(body).not.toMatch(/^ {2}return\b/m)
  })

  test('every key of the extension storage stands in one table', () => {
    const table = source('src/services/browser/storage-keys.ts')
    for (const path of users(/\b(local|session|store|storage)\.(get|set|remove)\(\s*['"`]/)) {
      for (const [, key] of source(path).matchAll(
        /\b(?:local|session|store|storage)\.(?:get|set|remove)\(\s*['"`]([^'"`]+)/g,
      )) {
        expect(table, `${path}: ${key}`).toContain(`'${key}'`)
      }
    }
  })

  test('one file writes the vault', () => {
    expect(
      users(/\b(writeSlot|clearSlot|setAside|leaveUnreadable)\b/).filter((path) => !path.startsWith('src/services/')),
    ).toEqual(['src/domain/vault/copy-store.ts', 'src/domain/vault/vault-writer.ts'])
  })

  test('only services/db opens the database', () => {
    expect(users(/\bnew Dexie\b|\bindexedDB\b/).filter((path) => !path.startsWith('src/services/db/'))).toEqual([])
  })

  test('the pages keep nothing but language and theme by themselves', () => {
    expect(users(/\blocalStorage\b/).every((path) => path.startsWith('src/ui/state/'))).toBe(true)
    expect(users(/\b(sessionStorage|document\.cookie|caches)\b/)).toEqual([])
  })
})
