import { globSync, readFileSync } from 'node:fs'

/** Every file of ours that is built into the product, by its path from the project's root. */
export function productFiles(pattern = '{src,entrypoints}/**/*.{ts,svelte,css,html}'): readonly string[] {
  return globSync(pattern)
    .filter((path) => !path.endsWith('.test.ts') && !path.startsWith('src/generated/') && !path.includes('/testing/'))
    .toSorted()
}

export const source = (path: string): string => readFileSync(path, 'utf8')

export const json = (path: string): unknown => JSON.parse(source(path))
