import { parseFunction } from '../src/core/abi-type.ts'

/**
 * The functions of `scripts/data/signatures.txt`, one on a line, as `domain/review/signatures/signatures.ts` reads them: by
 * selector, 8 digits. A selector of two functions is left out, as nobody could tell which one is called.
 */
export function packSignatures(text: string): Readonly<Record<string, string>> {
  const packed = new Map<string, string | null>()
  for (const signature of text.split('\n').filter((line) => line !== '')) {
    const selector = parseFunction(signature)?.selector.slice(2)
    if (selector === undefined) throw new Error(`no function: ${signature}`)
    packed.set(selector, packed.has(selector) ? null : signature)
  }
  const known = [...packed].flatMap(([selector, signature]) =>
    signature === null ? [] : [[selector, signature] as const],
  )
  return Object.fromEntries(known.toSorted(([a], [b]) => (a < b ? -1 : 1)))
}
