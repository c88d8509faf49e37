import { err, ok, type Result } from '#core/result.ts'

const string = /"(?:[^"\\]|\\.)*"/y
const colon = /\s*:/y

/** @param text valid JSON. */
function hasDuplicateKey(text: string): boolean {
  const open: Set<unknown>[] = []
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at]
    if (character === '{' || character === '[') open.push(new Set())
    else if (character === '}' || character === ']') open.pop()
    else if (character === '"') {
      string.lastIndex = at
      const quoted = string.exec(text)?.[0] ?? '""'
      at += quoted.length - 1
      colon.lastIndex = at + 1
      if (!colon.test(text)) continue
      const key: unknown = JSON.parse(quoted)
      const keys = open.at(-1)
      if (keys?.has(key) === true) return true
      keys?.add(key)
    }
  }
  return false
}

/** JSON in which no object names a key twice: readers disagree on which of the two counts. Source: RFC 8259 §4. */
export function parseStrictJson(text: string): Result<unknown, 'syntax' | 'duplicate-key'> {
  try {
    const value: unknown = JSON.parse(text)
    return hasDuplicateKey(text) ? err('duplicate-key') : ok(value)
  } catch {
    return err('syntax')
  }
}
