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

type Violation = { readonly from: string; readonly rule: { readonly name: string } }

/** What the rules say of a house with these files. */
function cruise(files: Readonly<Record<string, string>>): readonly Violation[] {
  rmSync(join(house, 'src'), { recursive: true, force: true })
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(house, path)), { recursive: true })
    writeFileSync(join(house, path), text)
  }
  const config = join(root, '.dependency-cruiser.cjs')
  const { stdout } = spawnSync(
    process.execPath,
    [join(root, 'node_modules/.bin/depcruise'), '--config', config, '--output-type', 'json', 'src'],
    { cwd: house, encoding: 'utf8' },
  )
  const told = JSON.parse(stdout) as { readonly summary: { readonly violations: readonly Violation[] } }
  return told.summary.violations
}

const one = 'export const one = 1\n'

/** A planted violation for every rule: the rule that does not bite is no rule. The first file is the one that breaks it. */
const planted: readonly (readonly [rule: string, files: Readonly<Record<string, string>>])[] = [
  ['floor-core', { 'src/core/up.ts': "export { one } from '#domain/one.ts'" }],
  ['floor-domain', { 'src/domain/up.ts': "export { one } from '#services/one.ts'" }],
  ['floor-services', { 'src/services/up.ts': "export { one } from '#background/one.ts'" }],
  ['floor-transport', { 'src/transport/up.ts': "export { one } from '#services/one.ts'" }],
  ['floor-inpage', { 'src/inpage/up.ts': "export { one } from '#core/one.ts'" }],
  ['floor-provider', { 'src/provider/up.ts': "export { one } from '#ui/one.ts'" }],
  ['floor-background', { 'src/background/up.ts': "export { one } from '#ui/one.ts'" }],
  ['floor-ui', { 'src/ui/up.ts': "export { one } from '#services/one.ts'" }],
  ['floor-brand', { 'src/brand/up.ts': "export { one } from '#core/one.ts'" }],
  ['core-packages', { 'src/core/package.ts': "export { Dexie } from 'dexie'" }],
  ['domain-packages', { 'src/domain/package.ts': "export { keccak_256 } from '@noble/hashes/sha3.js'" }],
  ['inpage-packages', { 'src/inpage/package.ts': "export { string } from 'valibot'" }],
  ['no-viem', { 'src/services/viem.ts': "export { privateKeyToAccount } from 'viem/accounts'" }],
  ['dexie-in-db', { 'src/services/dexie.ts': "export { Dexie } from 'dexie'" }],
  ['browser-in-services', { 'src/background/browser.ts': "export { browser } from 'wxt/browser'" }],
  [
    'no-circular',
    {
      'src/core/circle.ts': "export { two } from '#core/half.ts'\nexport const one = 1",
      'src/core/half.ts': "export { one } from '#core/circle.ts'\nexport const two = 2",
    },
  ],
  ['not-to-unresolvable', { 'src/core/nowhere.ts': "export { one } from '#core/no-such-file.ts'" }],
  ['no-dev-dependency', { 'src/services/dev.ts': "export { test } from 'vitest'" }],
  [
    'no-tests-in-product',
    { 'src/core/tested.ts': "export { one } from '#core/one.test.ts'", 'src/core/one.test.ts': one },
  ],
]

const floors = ['core', 'domain', 'services', 'background', 'ui']
const ground = Object.fromEntries(floors.map((floor) => [`src/${floor}/one.ts`, one]))

describe('the floors', () => {
  const violations = cruise(
    Object.fromEntries([ground, ...planted.map(([, files]) => files)].flatMap((files) => Object.entries(files))),
  )

  test.each(planted)('%s bites on a planted violation', (rule, files) => {
    const bitten = violations.filter(({ rule: { name } }) => name === rule).map(({ from }) => from)
    expect(bitten).toContain(Object.keys(files)[0])
  })

  test('an import from a floor below is let through', () => {
    expect(cruise({ ...ground, 'src/domain/down.ts': "export { one } from '#core/one.ts'" })).toEqual([])
  })

  test('every rule of the configuration has its planted violation', () => {
    const script =
      "process.stdout.write(JSON.stringify(require('./.dependency-cruiser.cjs').forbidden.map((rule) => rule.name)))"
    const names: unknown = JSON.parse(execFileSync(process.execPath, ['-e', script], { encoding: 'utf8' }))
    expect(planted.map(([rule]) => rule).toSorted()).toEqual((names as string[]).toSorted())
  })
})
