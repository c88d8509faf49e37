import * as v from 'valibot'
import { failure, type Failure } from '#core/failure.ts'
import type { Origin } from '#core/origin.ts'
import { err, ok, type Result } from '#core/result.ts'
import { ending, type Approved, type Execution } from '#domain/approvals/execution.ts'
import { isCoolingDown, withRefusal } from '#domain/approvals/cool-down.ts'
import { approvalKinds, type ApprovalKind } from '#domain/approvals/kinds.ts'
import {
  isSettled,
  next,
  type Approval,
  type Event,
  type RejectReason,
  type Settled,
} from '#domain/approvals/machine.ts'
import { hasRoom } from '#domain/approvals/room.ts'
import { isSameKey, keyOf, load, save, type Key, type Stored } from '#domain/approvals/stored.ts'
import type { Proof, ProofRefusal } from '#domain/guardrails/proof.ts'
import type { ApprovalWindow, Clock, KeyValueStore, Lock, Notify, Random } from '#domain/ports.ts'

export const perSite = 5
export const inAll = 20

/** A new question. The wallet's own is not counted against any limit. */
export type Question<K extends ApprovalKind = ApprovalKind> = K extends ApprovalKind
  ? Omit<Approval<K>, 'id' | 'createdAt' | 'state' | 'revision' | 'asked'>
  : never

export type Refusal = 'too-many' | 'already-asked' | 'cooling-down' | 'blocked'

type Deps = {
  /** `storage.session`: it survives the worker, not the browser. */
  readonly store: KeyValueStore
  readonly lock: Lock
  readonly clock: Clock
  readonly random: Random
  readonly window: ApprovalWindow
  readonly notify: Notify
  /** Carries out what was approved. May run again for the same id, and must then come to the same result. */
  readonly execute: (approval: Approval) => Promise<Execution>
  /** Asked right before something is approved; a refusal leaves it as it is. `proof` is what the user proved themselves by. */
  readonly admit: (approval: Approval, proof: Proof) => Promise<Result<void, ProofRefusal>>
  /** What was admitted and then refused is not counted. */
  readonly giveBack: (approvalId: string) => Promise<void>
  /** Whether the user never wants to be asked by this site. */
  readonly isBlocked: (origin: Origin) => Promise<boolean>
}

export type Queue = {
  /** Stores the question, then shows it. A question that is known by its key keeps the id it has. */
  readonly put: (question: Question) => Promise<Result<string, Refusal>>
  /** The id of a question that a page asked before, settled or not. */
  readonly find: (key: Key) => Promise<string | null>
  /** Resolves when the question ended, which may be long ago. What is no longer known counts as superseded. */
  readonly settled: (id: string) => Promise<Settled>
  /** Those that wait for the user or are being carried out, oldest first; not what is held. */
  readonly list: () => Promise<readonly Approval[]>
  readonly get: (id: string) => Promise<Approval | null>
  /**
   * Resolves once carried out, with how it ended; `null` when the decision does not fit, or nothing could be done now;
   * `refused` where the user's guardrails ask for a proof, and `revised` where what is asked is no more what was decided
   * on: then nothing was approved.
   */
  readonly approve: (id: string, decision: unknown, proof?: Proof, revision?: number) => Promise<Approved>
  /** Puts what the user made of a question that still waits in its place, unless it was revised meanwhile; whether it did. */
  readonly revise: (id: string, revision: number, request: Approval['request']) => Promise<boolean>
  /** Refuses those that still wait and match. Of one origin it counts as one refusal, if the user made it. */
  readonly reject: (reason: RejectReason, which: (approval: Approval) => boolean) => Promise<void>
  /** Carries out what was held, with the decision as it is now; `null` where nothing is held under this id. */
  readonly release: (id: string, decision: unknown) => Promise<Approved>
  /** Ends, as failed, what was approved or held, matches and is not being carried out now. */
  readonly abandon: (error: Failure, which: (approval: Approval) => boolean) => Promise<void>
  /** Whether the user refused something of this site lately, so that it asks again. */
  readonly isAskingAgain: (origin: Origin) => Promise<boolean>
  /** Carries on what a stop, or a lock, left in the middle. */
  readonly resume: () => Promise<void>
  /** On lock: answers that were given are kept no longer. */
  readonly forgetAnswers: () => Promise<void>
}

export const revisionOf = ({ revision = 0 }: Pick<Approval, 'revision'>): number => revision

const forgotten: Settled = { status: 'failed', ...failure('forgotten', 'internal', 'The answer is no longer kept.') }

const isAsked = ({ state }: Approval): boolean => state.status !== 'held'

/** Questions to the user, one window for all of them. Everything is stored before it is shown or done. */
export function createQueue(deps: Deps): Queue {
  const { store, lock, clock, random, window, notify, execute, admit, giveBack, isBlocked } = deps
  const waiters = new Map<string, Set<(state: Settled) => void>>()
  const running = new Map<string, Promise<Approved>>()

  /** Reads, changes and writes alone; tells what changed to whoever waits for it. */
  const change = <T>(work: (stored: Stored) => { readonly stored: Stored; readonly value: T }): Promise<T> =>
    lock('approvals', async () => {
      const before = await load(store)
      const { stored, value } = work(before)
      if (stored === before) return value
      await save(store, stored, clock.now())
      const known = new Set(before.settled.map(({ id }) => id))
      const fresh = stored.settled.filter(({ id }) => !known.has(id))
      for (const { id, state } of fresh) {
        for (const wake of waiters.get(id) ?? []) wake(state)
        waiters.delete(id)
      }
      // What failed is told in the window itself, and the user closes it.
      const hasFailed = fresh.some(({ state }) => state.status === 'failed')
      if (before.waiting.some(isAsked) && !stored.waiting.some(isAsked) && !hasFailed) await window.close()
      notify('approvals')
      return value
    })

  function apply(stored: Stored, event: Event<ApprovalKind>, which: (approval: Approval) => boolean): Stored {
    const now = clock.now()
    let changed = false
    const waiting: Approval[] = []
    const settled = [...stored.settled]
    for (const approval of stored.waiting) {
      const state = which(approval) ? next<ApprovalKind>(approval.state, event) : approval.state
      if (state === approval.state) {
        waiting.push(approval)
        continue
      }
      changed = true
      if (isSettled(state)) settled.push({ id: approval.id, key: keyOf(approval), settledAt: now, state })
      else waiting.push({ ...approval, state } as Approval)
    }
    return changed ? { ...stored, waiting, settled } : stored
  }

  function refusal({ waiting: all, refusals }: Stored, question: Question): Refusal | null {
    const { requester, kind } = question
    if (requester.type === 'wallet') return null
    const { origin } = requester
    const waiting = all.filter(isAsked)
    const own = waiting.filter((approval) => approval.requester.type === 'site' && approval.requester.origin === origin)
    if (kind === 'connect' && own.some((approval) => approval.kind === 'connect')) return 'already-asked'
    if (isCoolingDown(refusals, origin, clock.now())) return 'cooling-down'
    return own.length >= perSite || waiting.length >= inAll || !hasRoom(all, question) ? 'too-many' : null
  }

  const locate = ({ waiting, settled }: Stored, key: Key): string | null =>
    (
      waiting.find((approval) => isSameKey(keyOf(approval), key)) ??
      settled.find((tombstone) => isSameKey(tombstone.key, key))
    )?.id ?? null

  async function run(approval: Approval): Promise<Approved> {
    const { id } = approval
    const event = ending(await execute(approval))
    if (event === null) return null
    await change((stored) => ({ stored: apply(stored, event, (other) => other.id === id), value: undefined }))
    return event.type === 'hold' ? { status: 'held' } : settled(id)
  }

  /** One execution at a time for one approval, however many ask for it. */
  function runOnce(approval: Approval): Promise<Approved> {
    const current = running.get(approval.id)
    if (current !== undefined) return current
    const started = run(approval).finally(() => running.delete(approval.id))
    running.set(approval.id, started)
    return started
  }

  const get = async (id: string): Promise<Approval | null> =>
    (await load(store)).waiting.find((approval) => approval.id === id) ?? null

  async function settled(id: string): Promise<Settled> {
    return await new Promise((resolve, reject) => {
      lock('approvals', async () => {
        const stored = await load(store)
        const tombstone = stored.settled.find((candidate) => candidate.id === id)
        if (tombstone !== undefined) resolve(tombstone.state)
        else if (!stored.waiting.some((approval) => approval.id === id))
          resolve({ status: 'rejected', reason: 'superseded' })
        else waiters.set(id, (waiters.get(id) ?? new Set()).add(resolve))
      }).catch(reject)
    })
  }

  async function reject(reason: RejectReason, which: (approval: Approval) => boolean): Promise<void> {
    const gone = await change((before) => {
      let stored = apply(before, { type: 'reject', reason }, which)
      const left = new Set(stored.waiting.map(({ id }) => id))
      const refused = before.waiting.filter(({ id }) => !left.has(id))
      if (stored === before || reason !== 'user') return { stored, value: refused }
      const origins = new Set(refused.flatMap(({ requester }) => (requester.type === 'site' ? [requester.origin] : [])))
      for (const origin of origins) stored = { ...stored, refusals: withRefusal(stored.refusals, origin, clock.now()) }
      return { stored, value: refused }
    })
    await Promise.all(gone.map(({ id }) => giveBack(id)))
  }

  return {
    async put(question) {
      const fresh = random.uuid()
      const { requester: by } = question
      const blocked = by.type === 'site' && (await isBlocked(by.origin))
      const placed = await change<Result<string, Refusal>>((stored) => {
        const { requester, requestId, step } = question
        const known = requester.type === 'site' ? locate(stored, { channel: requester.channel, requestId, step }) : null
        if (known !== null) return { stored, value: ok(known) }
        const refused = blocked ? 'blocked' : refusal(stored, question)
        if (refused !== null) return { stored, value: err(refused) }
        const approval = { ...question, id: fresh, createdAt: clock.now(), state: { status: 'pending' } } as Approval
        return { stored: { ...stored, waiting: [...stored.waiting, approval] }, value: ok(fresh) }
      })
      if (!placed.ok || placed.value !== fresh) return placed
      try {
        await window.show()
      } catch (thrown) {
        await reject('superseded', ({ id }) => id === fresh)
        throw thrown
      }
      return placed
    },
    find: async (key) => locate(await load(store), key),
    settled,
    list: async () => (await load(store)).waiting.filter(isAsked),
    get,
    async approve(id, decision, proof = null, revision) {
      const approval = await get(id)
      if (approval === null) return settled(id)
      if (approval.state.status === 'pending') {
        const parsed = v.safeParse(approvalKinds[approval.kind].decision, decision)
        if (!parsed.success) return null
        const looked = revisionOf(approval)
        if (revision !== undefined && revision !== looked) return { status: 'revised' }
        const admitted = await admit(approval, proof)
        if (!admitted.ok) return { status: 'refused', refusal: admitted.error }
        const event: Event<ApprovalKind> = { type: 'approve', decision: parsed.output }
        // What was admitted is what is approved, whatever was done to the question meanwhile.
        const isMeant = (other: Approval): boolean => other.id === id && revisionOf(other) === looked
        const isRevised = await change((stored) => ({
          stored: apply(stored, event, isMeant),
          value: stored.waiting.some((other) => other.id === id && !isMeant(other)),
        }))
        if (isRevised) return { status: 'revised' }
      }
      const current = await get(id)
      if (current !== null) return runOnce(current)
      const ended = await settled(id)
      // It was refused after it was admitted, so that the refusal found nothing yet to give back.
      if (ended.status === 'rejected') await giveBack(id)
      return ended
    },
    revise: (id, revision, request) =>
      change((stored) => {
        const place = stored.waiting.findIndex(
          (other) => other.id === id && other.state.status === 'pending' && revisionOf(other) === revision,
        )
        const before = stored.waiting[place]
        if (before === undefined) return { stored, value: false }
        const asked = before.asked ?? before.request
        const revised = { ...before, request, asked, revision: revision + 1 } as Approval
        return { stored: { ...stored, waiting: stored.waiting.with(place, revised) }, value: true }
      }),
    reject,
    async release(id, decision) {
      const held = await get(id)
      const parsed = held === null ? null : v.safeParse(approvalKinds[held.kind].decision, decision)
      if (held?.state.status !== 'held' || parsed?.success !== true) return null
      const event: Event<ApprovalKind> = { type: 'release', decision: parsed.output }
      await change((stored) => ({ stored: apply(stored, event, (other) => other.id === id), value: undefined }))
      const current = await get(id)
      return current === null ? settled(id) : runOnce(current)
    },
    abandon: (error, which) =>
      change((stored) => ({
        stored: apply(stored, { type: 'fail', ...error }, (approval) => !running.has(approval.id) && which(approval)),
        value: undefined,
      })),
    isAskingAgain: async (origin) => Object.hasOwn((await load(store)).refusals, origin),
    async resume() {
      const { waiting } = await load(store)
      const left = waiting.filter(({ state }) => state.status === 'executing')
      await Promise.all(
        left.map(async (approval) => {
          // One that is under way may yet find that the wallet was locked meanwhile, though it is open again now.
          const outcome: Approved = await (running.get(approval.id) ?? null)
          if (outcome === null) await runOnce(approval)
        }),
      )
    },
    forgetAnswers: () =>
      change((stored) => ({
        stored: {
          ...stored,
          settled: stored.settled.map((tombstone) =>
            tombstone.state.status === 'rejected' ? tombstone : { ...tombstone, state: forgotten },
          ),
          refusals: {},
        },
        value: undefined,
      })),
  }
}
