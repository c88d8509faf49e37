import { readFileSync } from 'node:fs'

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')

/** The text of a doc comment as one paragraph. */
export const paragraph = (comment: string): string =>
  comment
    .split('\n')
    .map((line) => line.trim().replace(/^\*\s?/, ''))
    .join(' ')
    .replaceAll(/\s+/g, ' ')
    .trim()

export type MethodComment = { readonly text: string; readonly source: string }

/** What stands above `export const <name>` in the method's own file: its text, and the standard it names. */
export function methodComment(name: string): MethodComment {
  const found = new RegExp(String.raw`/\*\*((?:[^*]|\*(?!/))*)\*/\s*export const ${name} =`).exec(
    read(`src/provider/methods/${name}.ts`),
  )
  const comment = paragraph(found?.[1] ?? '')
  const at = comment.lastIndexOf('Source:')
  if (at < 0) throw new Error(`${name} names no source`)
  return {
    text: comment.slice(0, at).trim(),
    source: comment
      .slice(at + 'Source:'.length)
      .trim()
      .replace(/\.$/, ''),
  }
}

/** Names of the errors that a method's own file gives, by the table in core/errors.ts. */
export function errorsNamed(name: string): readonly string[] {
  return [...read(`src/provider/methods/${name}.ts`).matchAll(/rpcError\(\s*'(\w+)'/g)].map((match) => match[1] ?? '')
}

/** The standard that defines an error's code, from the comment in front of its line. */
export function errorSource(name: string): string {
  const found = new RegExp(String.raw`/\*\*\s*([^*]+?)\s*\*/\s*${name}:`).exec(read('src/core/errors.ts'))
  if (found?.[1] === undefined) throw new Error(`the error ${name} names no source`)
  return found[1]
}
