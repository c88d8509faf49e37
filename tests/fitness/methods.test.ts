import { existsSync, globSync } from 'node:fs'
import { basename } from 'node:path'
import { describe, expect, test } from 'vitest'
import { source } from '#tests/fitness/read-source.ts'
import { isMethod, methods } from '#provider/methods.ts'
import { approvalKinds } from '#domain/approvals/kinds.ts'

const names = Object.keys(methods)
const files = globSync('src/provider/methods/*.ts')
  .filter((path) => !path.endsWith('.test.ts'))
  .map((path) => basename(path, '.ts'))

describe('the method table', () => {
  test('every file is in the table and every line of it has its file', () => {
    expect(files.toSorted()).toEqual(names.toSorted())
  })

  test.each(names)('%s has a test of its own, and a doc comment that names its standard', (name) => {
    expect(existsSync(`src/provider/methods/${name}.test.ts`)).toBe(true)
    expect(source(`src/provider/methods/${name}.ts`)).toMatch(
      new RegExp(
        String.raw`/\*\*[^/]*((EIP|CAIP)-\d+|JSON-RPC)[^/]*(/[^/]*)*?\*/\s*export const ${name} = (read|ask|askOneOf|carry)\(`,
      ),
    )
  })

  test.each(Object.entries(methods))('%s has both schemas, and a kind of approval that exists', (_name, method) => {
    expect(method.params.kind).toBe('schema')
    expect(method.result.kind).toBe('schema')
    const kinds = [method.approval].flat()
    expect(kinds.length).toBeGreaterThan(0)
    for (const kind of kinds) expect([null, ...Object.keys(approvalKinds)]).toContain(kind)
  })

  test('a name that only objects have is no method', () => {
    for (const name of ['toString', 'constructor', '__proto__', 'hasOwnProperty']) expect(isMethod(name)).toBe(false)
  })
})
