import * as v from 'valibot'
import { redact } from '#core/errors.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { RpcFailure } from '#domain/ports.ts'

/** Two for each of the 1,024 calls that the EVM nests, so that a call trace still passes. */
const deepest = 2_100

const longestMessage = 500

/** Enough that no URL within the message is cut before it is redacted, and no more than is quickly searched. */
const mostSearched = 4 * longestMessage

/** Characters of the JSON that tells more of a refusal: above any return data that a contract reverts with in earnest. */
const longestData = 131_072

const malformed = err({ kind: 'malformed' } as const)

/** What nests too deep cannot be cloned or written again without overflowing the stack, so it is not parsed at all. */
function nestsTooDeep(text: string): boolean {
  let depth = 0
  let inString = false
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index)
    if (inString) {
      if (code === 0x5c) index += 1
      else if (code === 0x22) inString = false
    } else if (code === 0x22) inString = true
    else if (code === 0x5b || code === 0x7b) {
      depth += 1
      if (depth > deepest) return true
    } else if (code === 0x5d || code === 0x7d) depth -= 1
  }
  return false
}

const NodeError = v.object({
  code: v.pipe(v.number(), v.integer()),
  message: v.string(),
  data: v.optional(v.unknown()),
})

function parseJson(text: string): unknown {
  if (nestsTooDeep(text)) return undefined
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

const isRecord = (json: unknown): json is Readonly<Record<string, unknown>> =>
  typeof json === 'object' && json !== null && !Array.isArray(json)

const shownText = (text: string): string => redact(text.slice(0, mostSearched)).slice(0, longestMessage)

/** The data of a revert as they are; of any other text only what a message may show, as a gateway may write its URL there. */
const shownData = (_: string, value: unknown): unknown =>
  typeof value === 'string' && !/^0x[0-9a-f]*$/i.test(value) ? shownText(value) : value

/** `undefined` where there are none, or so many that they are not passed on. */
function dataOf(data: unknown): unknown {
  if (data === undefined || JSON.stringify(data).length > longestData) return undefined
  return JSON.parse(JSON.stringify(data, shownData)) as unknown
}

function openAnswer(json: unknown, id: number): Result<unknown, RpcFailure> {
  if (!isRecord(json)) return malformed
  const has = (key: string): boolean => Object.hasOwn(json, key)
  const { jsonrpc, id: answered, result, error } = json
  if (jsonrpc !== '2.0' || answered !== id) return malformed
  /** Some nodes send `"error": null` beside a result. */
  const failed = has('error') && error !== null
  if (failed === has('result')) return malformed
  if (!failed) return ok(result)
  const parsed = v.safeParse(NodeError, error)
  if (!parsed.success) return malformed
  const { code, message } = parsed.output
  const data = dataOf(parsed.output.data)
  return err({ kind: 'refused', code, message: shownText(message), ...(data === undefined ? {} : { data }) })
}

/**
 * Reads one response: version "2.0", the very id that was sent, and either a result or an error, never both.
 * Source: JSON-RPC 2.0 §5.
 */
export const openEnvelope = (text: string, id: number): Result<unknown, RpcFailure> => openAnswer(parseJson(text), id)

/** Invalid request, limit exceeded (EIP-1474), and the status that many write instead: what is refused for being many. */
const codesOfMany: readonly number[] = [-32_600, -32_005, 429]

/** Some nodes answer each call of a batch by saying that they take no batch, or none of so many. */
const isOfBatch = (failure: RpcFailure): boolean =>
  failure.kind === 'refused' && (codesOfMany.includes(failure.code) || /batch/i.test(failure.message))

/**
 * Reads the answer to several calls in any order: those alone that are surely the answer to one of `ids`. Of an id that
 * comes twice nothing is known, and a list that is longer than what was asked is no answer at all. Source: JSON-RPC 2.0 §6.
 */
export function openBatch(text: string, ids: ReadonlySet<number>): ReadonlyMap<number, Result<unknown, RpcFailure>> {
  const json = parseJson(text)
  const answers = new Map<number, Result<unknown, RpcFailure>>()
  if (!Array.isArray(json) || json.length > ids.size) return answers
  const seen = new Set<number>()
  for (const each of json as readonly unknown[]) {
    const id = isRecord(each) ? each['id'] : undefined
    if (typeof id !== 'number' || !ids.has(id)) continue
    const answer = openAnswer(each, id)
    const isSure = !seen.has(id) && (answer.ok || (answer.error.kind === 'refused' && !isOfBatch(answer.error)))
    if (isSure) answers.set(id, answer)
    else answers.delete(id)
    seen.add(id)
  }
  return answers
}
