import * as v from 'valibot'
import type { ChainId } from '#core/chain-id.ts'
import { RpcError, errorShape, rpcError, rpcErrors, type RpcErrorName } from '#core/errors.ts'
import type { ApprovalKind } from '#domain/approvals/kinds.ts'
import type { Settled } from '#domain/approvals/machine.ts'
import type { Question as QueueQuestion, Queue, Refusal } from '#domain/approvals/queue.ts'
import { LockedError } from '#domain/locked-error.ts'
import { checkResult } from '#provider/check-result.ts'
import { contextOf } from '#provider/context.ts'
import {
  isCarrier,
  isOneOf,
  type AnyAsk,
  type AnyMethod,
  type Context,
  type Question,
  type Services,
} from '#provider/method.ts'
import { isMethod, methodOf } from '#provider/methods.ts'
import { nodeParams, type NodeReads } from '#provider/node-reads.ts'
import { isNodeMethod } from '#provider/passthrough.ts'
import { isRefused, refused } from '#provider/refused.ts'
import { parseRequest } from '#provider/request-text.ts'
import type { Asker } from '#transport/site-server.ts'
import type { Answer } from '#transport/wire.ts'

type Deps = {
  readonly services: Services
  readonly queue: Pick<Queue, 'find' | 'put' | 'settled'>
  readonly nodeReads: NodeReads
  /** For what only a developer may see. */
  readonly report: (unexpected: unknown) => void
}

/** Always answers, and never throws. The same id of the same document has one answer, however often it is asked. */
export type Pipeline = (asker: Asker, requestId: string, text: string) => Promise<Answer>

const refusalErrors = {
  'too-many': 'limitExceeded',
  'cooling-down': 'limitExceeded',
  'already-asked': 'resourceUnavailable',
  blocked: 'unauthorized',
} as const satisfies Record<Refusal, RpcErrorName>

function unwrap(state: Settled): unknown {
  switch (state.status) {
    case 'done':
      return state.result
    case 'failed':
      throw new RpcError(state)
    case 'rejected':
      throw rpcError(state.reason === 'superseded' ? 'unauthorized' : 'userRejected')
    default:
      return state satisfies never
  }
}

/** One request of one document; `scope` is the network that it names, where it names one of its own. */
type Caller = { readonly asker: Asker; readonly requestId: string; readonly scope: ChainId | null }

type AnyQuestion = Question<ApprovalKind, unknown> | Extract<Awaited<ReturnType<AnyAsk['request']>>, { kind: unknown }>

function parseParams(method: AnyMethod, params: unknown): unknown {
  const parsed = v.safeParse(method.params, params)
  if (parsed.success) return parsed.output
  const [issue] = parsed.issues
  const path = v.getDotPath(issue)
  throw rpcError('invalidParams', `${path === null ? 'params' : `params.${path}`}: ${issue.message}`.slice(0, 300))
}

/**
 * The only place that has an order: size → shape → method → parameters → permission → rate → approval → execute → result.
 * Before the permission nothing depends on who the user is or on the state of the wallet.
 */
export function createPipeline({ services, queue, nodeReads, report }: Deps): Pipeline {
  const inFlight = new Map<string, Promise<Answer>>()

  async function permitted(
    { permission }: { readonly permission: AnyMethod['permission'] },
    { asker, scope }: Caller,
  ): Promise<Context> {
    const context = await contextOf(asker.origin, services)
    if (permission === 'connected' && context.accounts.length === 0) throw rpcError('unauthorized')
    if (scope === null) return context
    if (!context.chains.includes(scope)) throw rpcError('unauthorized')
    // Source: CAIP-27 §Request: what is asked is for this scope, whatever network it names itself.
    return { ...context, chainId: scope, chains: [scope] }
  }

  /** One question and its answer, by its key: asked only if it was not asked before, and if anything must be asked. */
  async function consent(
    method: AnyAsk,
    name: string,
    caller: Caller & { readonly step: number },
    question: (context: Context) => AnyQuestion | Promise<AnyQuestion>,
  ): Promise<unknown> {
    const { requestId, step } = caller
    const { origin, channel } = caller.asker
    const known = await queue.find({ channel, requestId, step })
    if (known !== null) return unwrap(await queue.settled(known))
    const context = await permitted(method, caller)
    const found = await question(context)
    if ('answer' in found) return checkResult(method, found.answer)
    const asked = {
      requester: { type: 'site', origin, channel, method: name },
      requestId,
      step,
      kind: 'kind' in found ? found.kind : method.approval,
      chainId: ('chainId' in found ? found.chainId : undefined) ?? context.chainId,
      request: found.ask,
    } as QueueQuestion
    const placed = await queue.put(asked)
    if (!placed.ok) throw rpcError(refusalErrors[placed.error])
    return unwrap(await queue.settled(placed.value))
  }

  /** A method may say more of a refusal than that there was one. */
  async function meant(method: AnyAsk, params: unknown, asker: Asker, thrown: unknown): Promise<never> {
    const refusal = isOneOf(method) ? undefined : method.refusal
    const isRefusal = thrown instanceof RpcError && thrown.code === rpcErrors.userRejected.code
    if (refusal === undefined || !isRefusal) throw thrown
    throw (await refusal(params, await contextOf(asker.origin, services))) ?? thrown
  }

  async function askUser(
    method: AnyAsk,
    name: string,
    request: Caller & { readonly params: unknown },
  ): Promise<unknown> {
    const { params, ...caller } = request
    const first = await consent(method, name, { ...caller, step: 0 }, (context) =>
      method.request(params, context),
    ).catch((thrown: unknown) => meant(method, params, caller.asker, thrown))
    const followUp = isOneOf(method) ? undefined : method.followUp
    if (followUp === undefined) return first
    try {
      return await consent(method, name, { ...caller, step: 1 }, (context) => followUp.request(params, context))
    } catch (thrown) {
      if (thrown instanceof RpcError) return followUp.fallback
      throw thrown
    }
  }

  async function run(caller: Caller, { method: name, params }: ReturnType<typeof parseRequest>): Promise<unknown> {
    if (isRefused(name)) throw rpcError('unsupportedMethod', refused[name])
    if (isNodeMethod(name)) {
      const list = nodeParams(name, params)
      const { origin, chainId } = await permitted({ permission: 'connected' }, caller)
      return nodeReads(origin, chainId, name, list)
    }
    if (!isMethod(name)) throw rpcError('unsupportedMethod')
    const method = methodOf(name)
    const parsed = parseParams(method, params)
    if (isCarrier(method)) {
      const { chainId, ...request } = method.carried(parsed, services)
      return run({ ...caller, scope: chainId }, request)
    }
    if (method.approval !== null) return askUser(method, name, { ...caller, params: parsed })
    const context = await permitted(method, caller)
    const { channel } = caller.asker
    return checkResult(method, await method.run(parsed, { ...context, channel, isInvoked: caller.scope !== null }))
  }

  async function answer(asker: Asker, requestId: string, text: string): Promise<Answer> {
    try {
      return { result: await run({ asker, requestId, scope: null }, parseRequest(text)) }
    } catch (thrown) {
      if (thrown instanceof LockedError) return { error: errorShape(rpcError('unauthorized')) }
      if (!(thrown instanceof RpcError)) report(thrown)
      return { error: errorShape(thrown) }
    }
  }

  return (asker, requestId, text) => {
    const key = JSON.stringify([asker.channel, requestId])
    const current = inFlight.get(key)
    if (current !== undefined) return current
    const started = answer(asker, requestId, text).finally(() => inFlight.delete(key))
    inFlight.set(key, started)
    return started
  }
}
