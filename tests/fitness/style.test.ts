import { describe, expect, test } from 'vitest'
import { productFiles, source } from '#tests/fitness/read-source.ts'

const files = productFiles()
const code = files.filter((path) => /\.(ts|svelte)$/.test(path))
const styled = files.filter(
  (path) => path.endsWith('.svelte') || (path.endsWith('.css') && !path.endsWith('tokens.css')),
)

const styleOf = (path: string): string =>
  path.endsWith('.css')
    ? source(path)
    : [...source(path).matchAll(/<style[^>]*>([\s\S]*?)<\/style>/g)].map(([, css]) => css).join('\n')

const lines = (path: string): number => source(path).split('\n').length - 1

describe('the rules of style', () => {
  test('no file is over 300 lines, and the median stays near 60', () => {
    expect(code.filter((path) => lines(path) > 300)).toEqual([])
    const sizes = code.map(lines).toSorted((a, b) => a - b)
    expect(sizes[Math.floor(sizes.length / 2)]).toBeLessThanOrEqual(80)
  })

  test('there is no barrel file', () => {
    expect(code.filter((path) => path.endsWith('/index.ts'))).toEqual([])
  })

  test('nothing is suppressed, and nothing is left to do', () => {
    for (const path of code) {
      expect(source(path), path).not.toMatch(
        /@ts-(ignore|expect-error|nocheck)|eslint-disable|svelte-ignore|prettier-ignore|TODO|FIXME/,
      )
    }
  })

  test('no test is skipped or left alone', () => {
    for (const path of productFiles('{src,tests,scripts}/**/*.{test,e2e}.ts')) {
      expect(source(path), path).not.toMatch(/\b(it|test|describe)\.(skip|only|todo|fixme)\b/)
    }
  })

  test('no colour, length or duration is named outside tokens.css', () => {
    for (const path of styled) {
      const css = styleOf(path).replaceAll(/\/\*[\s\S]*?\*\//g, '')
      expect(css, path).not.toMatch(/#[0-9a-f]{3,8}\b(?![^{]*\{)|\b(rgb|hsl|oklch|oklab)a?\(/i)
      expect(css, path).not.toMatch(/(?<![\w-])\d*\.?\d+(px|rem|em|ms|s)\b/)
    }
  })

  test('no secret field can be restored by a browser', () => {
    const found = files
      .filter((name) => name.endsWith('.svelte'))
      .flatMap((path) => [...source(path).matchAll(/<input\b(?:[^>]|=>)*>/g)].map(([input]) => ({ path, input })))
      .filter(({ input }) => /type=("password"|\{[^}]*'password')/.test(input))
    expect(found.map(({ path }) => path).toSorted()).toEqual([
      'src/ui/kit/PasswordField.svelte',
      'src/ui/kit/SecretArea.svelte',
    ])
    for (const { path, input } of found) {
      expect(input, path).toMatch(/autocomplete="off"/)
      expect(input, path).toMatch(/spellcheck="false"/)
      expect(input, path).toMatch(/translate="no"/)
    }
  })
})
