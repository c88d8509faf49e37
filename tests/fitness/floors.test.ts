import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'

const root = resolve('.')
const house = mkdtempSync(join(tmpdir(), 'coffer-floors-'))
afterAll(() => rmSync(house, { recursive: true }))

cpSync('package.json', join(house, 'package.json'))
cpSync('tsconfig.json', join(house, 'tsconfig.json'))
symlinkSync(join(root, 'node_modules'), join(house, 'node_modules'))

function cruise(files: Readonly<Record<string, string>>): { readonly status: number | null; readonly text: string } {
  rmSync(join(house, 'src'), { recursive: true, force: true })
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(house, path)), { recursive: true })
    writeFileSync(join(house, path), text)
  }
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, 'node_modules/.bin/depcruise'), '--config', join(root, '.dependency-cruiser.cjs'), 'src'],
    { cwd: house, encoding: 'utf8' },
  )
  return { status, text: stdout + stderr }
}

const one = 'export const one = 1\n'

/** A planted violation for every rule: the rule that does not bite is no rule. */
const planted: readonly (readonly [rule: string, files: Readonly<Record<string, string>>])[] = [
  ['floor-core', { 'src/core/a.ts': "export { one } from '#domain/b.ts'", 'src/domain/b.ts': one }],
  ['floor-domain', { 'src/domain/a.ts': "export { one } from '#services/b.ts'", 'src/services/b.ts': one }],
  ['floor-services', { 'src/services/a.ts': "export { one } from '#background/b.ts'", 'src/background/b.ts': one }],
  ['floor-transport', { 'src/transport/a.ts': "export { one } from '#services/b.ts'", 'src/services/b.ts': one }],
  ['floor-inpage', { 'src/inpage/a.ts': "export { one } from '#core/hex.ts'", 'src/core/hex.ts': one }],
  ['floor-provider', { 'src/provider/a.ts': "export { one } from '#ui/b.ts'", 'src/ui/b.ts': one }],
  ['floor-background', { 'src/background/a.ts': "export { one } from '#ui/b.ts'", 'src/ui/b.ts': one }],
  ['floor-ui', { 'src/ui/a.ts': "export { one } from '#services/b.ts'", 'src/services/b.ts': one }],
  ['floor-brand', { 'src/brand/a.ts': "export { one } from '#core/b.ts'", 'src/core/b.ts': one }],
  ['core-packages', { 'src/core/a.ts': "export { Dexie } from 'dexie'" }],
  ['domain-packages', { 'src/domain/a.ts': "export { keccak_256 } from '@noble/hashes/sha3.js'" }],
  ['inpage-packages', { 'src/inpage/a.ts': "export { string } from 'valibot'" }],
  ['no-viem', { 'src/services/a.ts': "export { privateKeyToAccount } from 'viem/accounts'" }],
  ['dexie-in-db', { 'src/services/a.ts': "export { Dexie } from 'dexie'" }],
  ['browser-in-services', { 'src/background/a.ts': "export { browser } from 'wxt/browser'" }],
  [
    'no-circular',
    {
      'src/core/a.ts': "export { two } from '#core/b.ts'\nexport const one = 1",
      'src/core/b.ts': "export { one } from '#core/a.ts'\nexport const two = 2",
    },
  ],
  ['not-to-unresolvable', { 'src/core/a.ts': "export { one } from '#core/nowhere.ts'" }],
  ['no-dev-dependency', { 'src/services/a.ts': "export { test } from 'vitest'" }],
  ['no-tests-in-product', { 'src/core/a.ts': "export { one } from '#core/b.test.ts'", 'src/core/b.test.ts': one }],
]

describe('the floors', () => {
  test.each(planted)('%s bites on a planted violation', (rule, files) => {
    const { status, text } = cruise(files)
    expect(text).toContain(rule)
    expect(status).not.toBe(0)
  })

  test('an import from a floor below is let through', () => {
    const { status, text } = cruise({ 'src/domain/a.ts': "export { one } from '#core/b.ts'", 'src/core/b.ts': one })
    expect(text).toContain('no dependency violations')
    expect(status).toBe(0)
  })

  test('every rule of the configuration has its planted violation', () => {
    const script =
      "process.stdout.write(JSON.stringify(require('./.dependency-cruiser.cjs').forbidden.map((rule) => rule.name)))"
    const names: unknown = JSON.parse(execFileSync(process.execPath, ['-e', script], { encoding: 'utf8' }))
    expect(planted.map(([rule]) => rule).toSorted()).toEqual((names as string[]).toSorted())
  })
})
