import { existsSync } from 'node:fs'
import { expect, test } from 'vitest'
import { rules } from '#domain/review/rules.ts'
import { source } from '#tests/fitness/read-source.ts'

const text = source('docs/attacks.md')
const rows = [...text.matchAll(/^\| [^|]+ \| `([a-z0-9-]+)` +\| (\w+) +\| `([^`]+)` +\|$/gm)].map(
  ([, code = '', severity = '', path = '']) => ({ code, severity, path }),
)

test('every rule has its row, with its severity, and no row is left over', () => {
  const told = rows.map(({ code, severity }) => [code, severity])
  expect(Object.fromEntries(told)).toEqual(
    Object.fromEntries(Object.entries(rules).map(([code, { severity }]) => [code, severity])),
  )
  expect(rows.length).toBe(Object.keys(rules).length)
})

test.each(rows)('the test of $code exists and looks for it', ({ code, path }) => {
  expect(existsSync(path)).toBe(true)
  expect(source(path)).toContain(`#domain/review/findings/${code}.ts`)
})

test('whatever else is named is there', () => {
  for (const [, path = ''] of text.matchAll(/`((?:src|tests)\/[^`]+)`/g)) expect(existsSync(path), path).toBe(true)
})
