import { ESLint } from 'eslint'
import { describe, expect, test } from 'vitest'
import { source } from '#tests/fitness/read-source.ts'

const eslint = new ESLint()

async function rulesHit(path: string, text: string): Promise<readonly string[]> {
  const [result] = await eslint.lintText(text, { filePath: path })
  return (result?.messages ?? []).map(({ ruleId, message }) => ruleId ?? message)
}

/** The security rules, each with a line that it must refuse and the file that it stands in. */
const planted: readonly (readonly [what: string, rule: string, path: string, text: string])[] = [
  ['weak randomness', 'no-restricted-syntax', 'src/core/hex.ts', 'export const a = Math.random()\n'],
  [
    'a request past the RPC service',
    'no-restricted-globals',
    'src/domain/ports.ts',
    "export const a = fetch('https://example.org')\n",
  ],
  [
    'a request by globalThis',
    'no-restricted-syntax',
    'src/domain/ports.ts',
    "export const a = globalThis.fetch('https://example.org')\n",
  ],
  [
    'a request by a service of the browser',
    'no-restricted-globals',
    'src/services/browser/ports.ts',
    "export const a = fetch('https://example.org')\n",
  ],
  [
    'the browser past its service',
    'no-restricted-syntax',
    'src/domain/ports.ts',
    'declare const browser: { storage: string }\nexport const a = browser.storage\n',
  ],
  [
    'keys into viem',
    'no-restricted-imports',
    'src/domain/ports.ts',
    "export { privateKeyToAccount } from 'viem/accounts'\n",
  ],
  ['markup from text', 'no-restricted-syntax', 'src/domain/ports.ts', "document.body.innerHTML = ''\n"],
  [
    'code from text',
    'no-restricted-syntax',
    'src/domain/ports.ts',
    "export const a: unknown = new Function('return 1')\n",
  ],
  ['any', '@typescript-eslint/no-explicit-any', 'src/domain/ports.ts', 'export type A = any\n'],
  [
    'a promise nobody waits for',
    '@typescript-eslint/no-floating-promises',
    'src/domain/ports.ts',
    'Promise.resolve(1)\n',
  ],
  [
    'a path around the aliases',
    'no-restricted-imports',
    'src/domain/ports.ts',
    "export { ok } from '../core/result.ts'\n",
  ],
]

// The first reads the types of the whole project.
describe('the lint rules', { timeout: 120_000 }, () => {
  test.each(planted)('%s is refused by %s', async (_what, rule, path, text) => {
    expect(await rulesHit(path, text)).toContain(rule)
  })

  test('a suppression comment suppresses nothing', async () => {
    const text = '// eslint-disable-next-line no-restricted-syntax\nexport const a = Math.random()\n'
    expect(await rulesHit('src/core/hex.ts', text)).toContain('no-restricted-syntax')
  })

  test('the one file past the RPC service that fetches, fetches files of our own', () => {
    const text = source('src/services/browser/packed-file.ts')
    expect(text.match(/fetch|XMLHttpRequest|WebSocket|EventSource/g)).toHaveLength(1)
    expect(text).toContain('fetch(browser.runtime.getURL(paths[name]))')
    expect(text).toContain(
      "const paths = { descriptors: '/descriptors.json', signatures: '/signatures.json' } as const",
    )
  })

  test('what is right passes', async () => {
    expect(await rulesHit('src/core/result.ts', 'export const one = 1\n')).toEqual([])
  })
})
