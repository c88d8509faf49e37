import { err, type Result } from '#core/result.ts'
import type { RpcFailure } from '#domain/ports.ts'
import type { PostLimits } from '#services/rpc/post.ts'

/** `body` is the JSON text of the call, by its own `id`. */
export type Call = {
  readonly url: string
  readonly id: number
  readonly body: string
  /** By `performance.now()`: until then and no longer somebody waits for the answer, however often it is asked. */
  readonly deadline: number
  readonly limits: Omit<PostLimits, 'deadline'>
  /** Never in one request with others. */
  readonly isAlone: boolean
}

type Answer = Result<unknown, RpcFailure>

const isOver = ({ deadline }: Call): boolean => performance.now() >= deadline

type Deps = {
  readonly alone: (call: Call) => Promise<Answer>
  /** Only what is surely the answer to a call; `failure` where the whole had none. */
  readonly together: (
    calls: readonly [Call, ...Call[]],
  ) => Promise<{ readonly answers: ReadonlyMap<number, Answer>; readonly failure: RpcFailure['kind'] | null }>
}

/** What one request carries at most: calls, and UTF-16 units of all and of one. */
const most = { calls: 50, units: 256 * 1_024, unitsOfOne: 16 * 1_024 } as const
/** Requests under way to one node, from which on calls wait for company; as many as browsers hold connections to one host. */
const busy = 6
/** Milliseconds that a call waits for company at most. */
const patience = 20
/** Nodes that are remembered for not taking several calls at once. */
const mostRemembered = 200

type Waiting = { readonly call: Call; readonly settle: (answer: Answer | Promise<Answer>) => void }

type Lane = { underWay: number; waiting: Waiting[]; isDue: boolean; timer: ReturnType<typeof setTimeout> | undefined }

/**
 * Calls to one node with the same limit of size that come in one turn, or while the node is busy, go out as one batch (JSON-RPC 2.0 §6).
 * What a node does not answer so is asked again by itself, in the time that is left; where that helps, the node gets no batch
 * again, nor one that kept it waiting too long. A call that has no company is not kept waiting.
 */
export function createLanes({ alone, together }: Deps): (call: Call) => Promise<Answer> {
  const lanes = new Map<string, Lane>()
  const refusing = new Set<string>()

  function remember(url: string): void {
    if (refusing.size >= mostRemembered) refusing.clear()
    refusing.add(url)
  }

  async function askAgain(call: Call, isRefusal: boolean): Promise<Answer> {
    if (isOver(call)) return err({ kind: 'timeout' })
    const answer = await alone(call)
    if (isRefusal && (answer.ok || answer.error.kind === 'refused')) remember(call.url)
    return answer
  }

  async function send(group: readonly Waiting[]): Promise<void> {
    const [first, ...others] = group
    if (first === undefined) return
    if (others.length === 0) {
      const answer = alone(first.call)
      first.settle(answer)
      await answer
      return
    }
    const { answers, failure } = await together([first.call, ...others.map(({ call }) => call)])
    if (failure === 'timeout') remember(first.call.url)
    for (const { call, settle } of group) settle(answers.get(call.id) ?? askAgain(call, failure !== 'too-large'))
  }

  function take(lane: Lane, url: string): readonly Waiting[] {
    const count = refusing.has(url) ? 1 : most.calls
    let units = 0
    const end = lane.waiting.findIndex(({ call }, index) => {
      units += call.body.length
      return index >= count || (index > 0 && units > most.units)
    })
    return lane.waiting.splice(0, end === -1 ? lane.waiting.length : end)
  }

  /** Sends what need not wait. */
  function pump(key: string, url: string, lane: Lane, isLate = false): void {
    lane.isDue = false
    const isTimeFor = (): boolean =>
      isLate || lane.underWay < busy || lane.waiting.length >= most.calls || refusing.has(url)
    while (lane.waiting.length > 0 && isTimeFor()) {
      lane.underWay += 1
      void send(take(lane, url)).finally(() => {
        lane.underWay -= 1
        pump(key, url, lane)
      })
    }
    if (lane.waiting.length === 0) {
      clearTimeout(lane.timer)
      lane.timer = undefined
      if (lane.underWay === 0) lanes.delete(key)
    } else
      lane.timer ??= setTimeout(() => {
        lane.timer = undefined
        pump(key, url, lane, true)
      }, patience)
  }

  return (call) => {
    const { url, limits, body, isAlone } = call
    if (isAlone || body.length > most.unitsOfOne || refusing.has(url)) return alone(call)
    const key = `${String(limits.maxBytes)} ${url}`
    const lane = lanes.get(key) ?? { underWay: 0, waiting: [], isDue: false, timer: undefined }
    lanes.set(key, lane)
    return new Promise((settle) => {
      lane.waiting.push({ call, settle })
      if (lane.isDue) return
      lane.isDue = true
      queueMicrotask(() => {
        pump(key, url, lane)
      })
    })
  }
}
