import { describe, expect, test } from 'vitest'
import { json } from '#tests/fitness/read-source.ts'

type Entry = {
  readonly optionalDependencies?: Readonly<Record<string, string>>
  readonly resolved?: string
  readonly hasInstallScript?: boolean
  readonly dev?: boolean
}
const lock = json('package-lock.json') as { readonly packages: Readonly<Record<string, Entry>> }
const manifest = json('package.json') as {
  readonly dependencies: Readonly<Record<string, string>>
  readonly devDependencies: Readonly<Record<string, string>>
}
const entries = Object.entries(lock.packages)

describe('what comes from others', () => {
  test('the product stands on at most 25 packages of others', () => {
    expect(Object.keys(manifest.dependencies).length).toBeLessThanOrEqual(25)
  })

  test('every version of the product is exact', () => {
    for (const [name, version] of Object.entries(manifest.dependencies))
      expect(version, name).toMatch(/^\d+\.\d+\.\d+$/)
  })

  test('nothing that ships runs a script when it is installed', () => {
    const scripts = entries.filter(([, entry]) => entry.hasInstallScript === true && entry.dev !== true)
    expect(scripts.map(([path]) => path)).toEqual([])
  })

  test('the lock file fits every platform, wherever it was written', () => {
    const missing = entries.flatMap(([path, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter(
        (name) =>
          lock.packages[`node_modules/${name}`] === undefined &&
          lock.packages[`${path}/node_modules/${name}`] === undefined,
      ),
    )
    expect(missing).toEqual([])
  })

  test('the lock file names no registry', () => {
    expect(entries.filter(([, { resolved }]) => resolved !== undefined)).toEqual([])
  })
})
