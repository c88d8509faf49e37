import { globSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { words } from '#core/word.ts'
import { json, productFiles, source } from '#tests/fitness/read-source.ts'

type Manifest = {
  readonly permissions: readonly string[]
  readonly host_permissions?: readonly string[]
  readonly optional_permissions?: readonly string[]
  readonly optional_host_permissions?: readonly string[]
  readonly web_accessible_resources?: unknown
  readonly externally_connectable?: unknown
  readonly content_security_policy: { readonly extension_pages: string }
  readonly content_scripts: readonly {
    readonly matches: readonly string[]
    readonly world?: string
    readonly all_frames?: boolean
    readonly run_at: string
  }[]
}

const policy =
  "script-src 'self' 'wasm-unsafe-eval'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'none'"

const sites = ['http://*.localhost/*', 'http://127.0.0.1/*', 'http://localhost/*', 'https://*/*']

/** Why there are hosts in Chromium: docs/adr/0011. */
const builds = [
  ['chrome-mv3', ['storage', 'alarms', 'unlimitedStorage', 'scripting', 'sidePanel'], sites],
  ['firefox-mv3', ['storage', 'alarms', 'unlimitedStorage', 'scripting'], []],
] as const

describe.each(builds)('the built %s', (name, permissions, hosts) => {
  const manifest = json(`.output/${name}/manifest.json`) as Manifest

  test('asks for these permissions and no others', () => {
    expect(manifest.permissions.toSorted()).toEqual([...permissions].toSorted())
    expect((manifest.host_permissions ?? []).toSorted()).toEqual(hosts)
    expect(manifest.optional_host_permissions ?? []).toEqual([])
    expect(manifest.optional_permissions ?? []).toEqual([])
  })

  test('has the pinned content security policy', () => {
    expect(manifest.content_security_policy.extension_pages).toBe(policy)
  })

  test('shows no file to a page and lets none connect', () => {
    expect(manifest.web_accessible_resources ?? []).toEqual([])
    expect(manifest.externally_connectable).toBeUndefined()
  })

  test('enters secure pages only, their top frame only, at document start', () => {
    expect(manifest.content_scripts).toHaveLength(2)
    for (const script of manifest.content_scripts) {
      expect(script.matches.toSorted()).toEqual(sites)
      expect(script.all_frames ?? false).toBe(false)
      expect(script.run_at).toBe('document_start')
    }
    expect(manifest.content_scripts.map(({ world }) => world ?? 'ISOLATED').toSorted()).toEqual(['ISOLATED', 'MAIN'])
  })

  test('puts at most 10 kB into a page, with the two words that may be said there', () => {
    const sizes = (pattern: string) =>
      globSync(`.output/${name}/${pattern}`).map((path) => Buffer.byteLength(source(path)))
    const bytes = sizes('content-scripts/*.js')
    const sayings = sizes('word-*.js')
    expect(bytes).toHaveLength(2)
    expect(sayings).toHaveLength(words.length)
    expect(bytes.reduce((sum, size) => sum + size, 0) + 2 * Math.max(...sayings)).toBeLessThanOrEqual(10_000)
  })

  test('names no host that a page could be loaded or a report be sent to', () => {
    for (const path of globSync(`.output/${name}/**/*.html`))
      expect(source(path), path).not.toMatch(/(src|href)="https?:/)
  })
})

test('the power over pages is used by one file, to say words to the wallet’s own scripts, and never to run another', () => {
  const users = productFiles('{src,entrypoints}/**/*.{ts,svelte}').filter((path) => /\.scripting\b/.test(source(path)))
  expect(users).toEqual(['src/services/browser/page-words.ts'])
  const calls = [...source('src/services/browser/page-words.ts').matchAll(/\.scripting\.(\w+)\(/g)]
  expect([...new Set(calls.map(([, name]) => name))].toSorted()).toEqual([
    'getRegisteredContentScripts',
    'registerContentScripts',
    'unregisterContentScripts',
    'updateContentScripts',
  ])
})

test('no address of a tab is read, though the hosts would let it be', () => {
  const users = productFiles('{src,entrypoints}/**/*.{ts,svelte}').filter((path) =>
    /\btabs?\??\.(url|title)\b/.test(source(path)),
  )
  expect(users).toEqual([])
})
