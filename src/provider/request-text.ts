import * as v from 'valibot'
import { rpcError } from '#core/errors.ts'

/** In UTF-16 units of JSON text: a contract's largest creation code fits ten times. */
export const maxLength = 1_048_576
export const maxDepth = 64

const quote = 0x22
const backslash = 0x5c

/** Looks at brackets only, in one pass and without recursion, before anything is built. */
function isTooDeep(text: string): boolean {
  let depth = 0
  let inString = false
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index)
    if (inString) {
      if (code === backslash) index += 1
      else if (code === quote) inString = false
    } else if (code === quote) inString = true
    else if (code === 0x5b || code === 0x7b) {
      depth += 1
      if (depth > maxDepth) return true
    } else if (code === 0x5d || code === 0x7d) depth -= 1
  }
  return false
}

/** `params` is a list, an object or absent. Source: JSON-RPC 2.0 §4. */
export const Request = v.object({
  method: v.pipe(v.string(), v.minLength(1), v.maxLength(128)),
  params: v.optional(v.union([v.array(v.unknown()), v.looseObject({})])),
})

/** Size, then shape. `params` is a list, an object or absent. Source: JSON-RPC 2.0 §4, EIP-1193 §request. */
export function parseRequest(text: string): { readonly method: string; readonly params?: unknown } {
  if (text.length > maxLength) throw rpcError('limitExceeded', 'The request is too large.')
  if (isTooDeep(text)) throw rpcError('invalidRequest', 'The request is nested too deeply.')
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw rpcError('parse')
  }
  const parsed = v.safeParse(Request, value)
  if (!parsed.success) throw rpcError('invalidRequest')
  return parsed.output
}
