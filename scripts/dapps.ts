import { writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import prettier from 'prettier'
import { render } from './dapps/render.ts'

/** Writes docs/dapps.md from the method table: `node scripts/dapps.ts`. */

export const target = fileURLToPath(new URL('../docs/dapps.md', import.meta.url))

export async function page(): Promise<string> {
  return prettier.format(render(), { ...(await prettier.resolveConfig(target)), parser: 'markdown' })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await writeFile(target, await page())
