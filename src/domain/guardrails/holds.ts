import * as v from 'valibot'
import { failure, type Failure } from '#core/failure.ts'
import type { Approval } from '#domain/approvals/machine.ts'
import type { Execution } from '#domain/approvals/execution.ts'
import type { Alarms, Clock, Lock, Notify, SealedTable } from '#domain/ports.ts'
import { Simulation } from '#domain/review/review.ts'
import { turned } from '#domain/review/simulation/turned.ts'
import { unlessLocked } from '#domain/unless-locked.ts'

export const holdAlarm = 'held'

/** Why what was held was not sent: it would do something else by now, the network asks more, or did not take it. */
export const holdEnds = ['changed', 'fees', 'refused'] as const
export type HoldEnd = (typeof holdEnds)[number]

/**
 * What was approved and is kept unsigned `until`, in milliseconds since the epoch. `seen` is what it did at the consent.
 * `decision`, once its time has come, is what is carried out; `ended` why it never will be.
 */
export const Hold = v.object({
  approval: v.custom<Approval>((approval) => v.is(v.object({ id: v.string(), kind: v.string() }), approval)),
  seen: v.nullable(Simulation),
  heldAt: v.number(),
  until: v.number(),
  decision: v.optional(v.unknown()),
  ended: v.nullable(v.picklist(holdEnds)),
})
export type Hold = v.InferOutput<typeof Hold>

/** All of them, in one sealed row. */
export const HoldRows = v.array(Hold)
export type HoldRows = v.InferOutput<typeof HoldRows>

/** What the user consented to as it can be carried out now; `fees` where the network asks more, `null` where it does not say. */
export type Refresh = (approval: Approval) => Promise<{ readonly decision: unknown } | 'fees' | null>

/** Transfers that the user wants to be kept for a while before they are signed. Unlocked only, but for what the type says. */
export type Holds = {
  /** Newest first. */
  readonly list: () => Promise<readonly Hold[]>
  readonly isHeld: (approvalId: string) => Promise<boolean>
  /** Whether something that was approved must not be carried out yet; from the first question on it is kept. */
  readonly keeps: (approval: Approval) => Promise<boolean>
  /** The user's word: it is never sent, or no longer told of. What is being sent already is not stopped. */
  readonly cancel: (approvalId: string) => Promise<void>
  /** Carries out what has had its time. While locked it does nothing: to be called at each unlock, and by the alarm. */
  readonly wake: () => Promise<void>
}

type Deps = {
  readonly table: SealedTable<HoldRows>
  /** Minutes; 0 for what need not wait. Looks only where it depends on it. */
  readonly waitOf: (approval: Approval, look: () => Promise<Simulation | null>) => Promise<number>
  readonly simulate: (approval: Approval) => Promise<Simulation | null>
  readonly refresh: Refresh
  /** Carries it out, as the approval of this id, whether the browser has been closed since or not. */
  readonly carryOut: (approval: Approval, decision: unknown) => Promise<Execution | null>
  /** Whoever waits for the answer is told. */
  readonly tell: (approvalId: string, error: Failure) => Promise<void>
  /** Whether something of it is signed, so that it goes on as it was begun. */
  readonly isSigned: (approval: Approval) => Promise<boolean>
  readonly giveBack: (approvalId: string) => Promise<void>
  readonly alarms: Alarms
  readonly clock: Clock
  readonly lock: Lock
  readonly notify: Notify
}

const id = 'held'
const minute = 60_000
/** Milliseconds until a node that did not answer is asked again. */
const askAgainAfter = 30_000

const failures = {
  changed: failure(
    'held-changed',
    'transactionRejected',
    'While it was held, what the transaction does has changed. Nothing was sent.',
  ),
  fees: failure(
    'held-fees',
    'transactionRejected',
    'While it was held, the network fee rose above what was consented to. Nothing was sent.',
  ),
  refused: failure('refused', 'transactionRejected'),
} satisfies Record<HoldEnd, Failure>

export function createHolds(deps: Deps): Holds {
  const { table, waitOf, simulate, refresh, carryOut, tell, isSigned, giveBack, alarms, clock, lock, notify } = deps
  const rows = async (): Promise<HoldRows> => (await table.get(id)) ?? []
  const find = async (approvalId: string): Promise<Hold | null> =>
    (await rows()).find(({ approval }) => approval.id === approvalId) ?? null

  async function change(edit: (before: HoldRows) => HoldRows): Promise<void> {
    await table.update(id, (before) => edit(before ?? []))
    notify('activity')
  }
  const edit = (approvalId: string, changes: Partial<Hold>): Promise<void> =>
    change((all) => all.map((row) => (row.approval.id === approvalId ? { ...row, ...changes } : row)))
  const remove = (approvalId: string): Promise<void> =>
    change((all) => all.filter(({ approval }) => approval.id !== approvalId))

  /** At the end of the earliest; what is due and still there was not answered, and is asked again. */
  async function setAlarm(): Promise<void> {
    const ends = (await rows()).filter(({ ended }) => ended === null).map(({ until }) => until)
    if (ends.length === 0) await alarms.clear(holdAlarm)
    else await alarms.set(holdAlarm, Math.max(Math.min(...ends), clock.now() + askAgainAfter))
  }

  async function end(approvalId: string, ended: HoldEnd, error: Failure | null): Promise<void> {
    await edit(approvalId, { ended })
    await giveBack(approvalId)
    if (error !== null) await tell(approvalId, error)
  }

  /** Looked at anew: `null` where it goes on later, as nobody answered. */
  async function decide({ approval, seen, decision }: Hold): Promise<{ readonly decision: unknown } | HoldEnd | null> {
    if (decision !== undefined) {
      if (await isSigned(approval)) return { decision }
      await edit(approval.id, { decision: undefined })
    }
    const now = await simulate(approval)
    if (now === null || now.state === 'unavailable') return null
    if (seen !== null && turned(seen, now)) return 'changed'
    return refresh(approval)
  }

  async function goOn(hold: Hold): Promise<void> {
    const { approval } = hold
    const decided = await decide(hold)
    if (decided === null) return
    if (typeof decided === 'string') {
      await end(approval.id, decided, failures[decided])
      return
    }
    // Stored first: after a stop it is carried out as it was begun, under the same id, and so never twice.
    await edit(approval.id, { decision: decided.decision })
    const outcome = await carryOut(approval, decided.decision)
    if (outcome?.ok === true) await remove(approval.id)
    else if (outcome !== null && outcome.error !== 'locked' && outcome.error !== 'held') {
      await end(approval.id, 'refused', null)
    }
  }

  const alone = <T>(work: () => Promise<T>): Promise<T> => lock(id, work)

  return {
    list: async () => (await rows()).toSorted((a, b) => b.heldAt - a.heldAt),
    isHeld: async (approvalId) => (await find(approvalId))?.ended === null,
    async keeps(approval) {
      const known = await find(approval.id)
      if (known !== null) return known.decision === undefined
      let seen: Simulation | null = null
      const minutes = await waitOf(approval, async () => (seen = await simulate(approval)))
      // What is signed already, before a stop, is on its way.
      if (minutes === 0 || (await isSigned(approval))) return false
      const heldAt = clock.now()
      const hold: Hold = { approval, seen, heldAt, until: heldAt + minutes * minute, ended: null }
      await change((all) => (all.some((row) => row.approval.id === approval.id) ? all : [...all, hold]))
      await setAlarm()
      return true
    },
    cancel: (approvalId) =>
      alone(async () => {
        const hold = await find(approvalId)
        if (hold === null || (hold.ended === null && hold.decision !== undefined)) return
        await remove(approvalId)
        await giveBack(approvalId)
        await tell(approvalId, failure('held-cancelled', 'userRejected'))
        await setAlarm()
      }),
    wake: () =>
      alone(() =>
        unlessLocked(async () => {
          const due = (await rows()).filter(({ ended, until }) => ended === null && until <= clock.now())
          for (const hold of due) await goOn(hold)
          await setAlarm()
        }, undefined),
      ),
  }
}
