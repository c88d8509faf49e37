import * as v from 'valibot'
import { Address } from '#core/address.ts'
import { Hex, hexFromBytes } from '#core/hex.ts'
import { Quantity } from '#core/quantity.ts'
import { topics } from '#domain/review/simulation/topics.ts'
import { Log, mostLogs, nativeToken, type Outcome } from '#domain/review/simulation/outcome.ts'
import { Gas } from '#domain/transactions/decision.ts'

const deepest = 1_024
const mostFrames = 20_000

/** `position` says how many inner calls came before it; nodes that do not say it are read as if all had. */
const FrameLog = v.object({ ...Log.entries, position: v.optional(Quantity) })

/** Inner calls are read one by one, so that no depth of them is a matter of the schema. */
const Frame = v.object({
  type: v.string(),
  from: Address,
  to: v.optional(v.nullable(Address)),
  value: v.optional(v.nullable(Quantity)),
  gasUsed: v.optional(Gas),
  output: v.optional(Hex),
  error: v.optional(v.string()),
  logs: v.optional(v.pipe(v.array(FrameLog), v.maxLength(mostLogs)), []),
  calls: v.optional(v.pipe(v.array(v.unknown()), v.maxLength(mostFrames)), []),
})
type Frame = v.InferOutput<typeof Frame>

class Unreadable extends Error {}

/** What moves the coin: a delegated call names a value that is moved by another, and CALLCODE pays itself. */
const paying: ReadonlySet<string> = new Set(['CALL', 'CREATE', 'CREATE2', 'SELFDESTRUCT'])

const asTopic = (address: Address): Hex => v.parse(Hex, `0x${address.slice(2).padStart(64, '0')}`)
const word = (value: bigint): Hex => v.parse(Hex, `0x${value.toString(16).padStart(64, '0')}`)

function payment({ type, from, to, value }: Frame): readonly Log[] {
  const amount = BigInt(value ?? 0)
  if (amount === 0n || to == null || !paying.has(type)) return []
  return [{ address: nativeToken, topics: [topics.transfer, asTopic(from), asTopic(to)], data: word(amount) }]
}

function parseFrame(value: unknown): Frame {
  const parsed = v.safeParse(Frame, value)
  if (!parsed.success) throw new Unreadable()
  return parsed.output
}

/** In the order they happened; what a frame that failed did has not happened. */
function collect(frame: Frame, depth: number, into: Log[], count: { frames: number }): void {
  count.frames += 1
  if (depth > deepest || count.frames > mostFrames || into.length > mostLogs) throw new Unreadable()
  if (frame.error !== undefined) return
  into.push(...payment(frame))
  const logs = frame.logs.map(({ position, ...log }) => ({ log, at: BigInt(position ?? frame.calls.length) }))
  for (const [index, inner] of frame.calls.entries()) {
    into.push(...logs.filter(({ at }) => at === BigInt(index)).map(({ log }) => log))
    collect(parseFrame(inner), depth + 1, into, count)
  }
  into.push(...logs.filter(({ at }) => at >= BigInt(frame.calls.length)).map(({ log }) => log))
}

/** What geth's `callTracer` with `withLog` tells of one call; `null` where the answer is anything else. */
export function readTrace(answer: unknown): Outcome | null {
  const parsed = v.safeParse(Frame, answer)
  if (!parsed.success || parsed.output.gasUsed === undefined) return null
  const { error, output, gasUsed } = parsed.output
  const logs: Log[] = []
  try {
    collect(parsed.output, 0, logs, { frames: 0 })
  } catch (thrown) {
    if (thrown instanceof Unreadable) return null
    throw thrown
  }
  const failure = error === undefined ? null : { message: error, data: output ?? hexFromBytes(new Uint8Array()) }
  return { gasUsed: BigInt(gasUsed), failure, logs }
}
