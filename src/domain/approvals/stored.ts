import * as v from 'valibot'
import { isApprovalKind } from '#domain/approvals/kinds.ts'
import { Refusals } from '#domain/approvals/cool-down.ts'
import type { Approval, Settled } from '#domain/approvals/machine.ts'
import type { KeyValueStore } from '#domain/ports.ts'

/** Which question of which request of which document: what a page that asks again is found by. */
export type Key = { readonly channel: string; readonly requestId: string; readonly step: number }

/** What is left of an approval that was settled: the answer, for a page that asks again, and nothing about its site. */
export type Tombstone = {
  readonly id: string
  readonly key: Key | null
  readonly settledAt: number
  readonly state: Settled
}

export type Stored = {
  readonly waiting: readonly Approval[]
  readonly settled: readonly Tombstone[]
  readonly refusals: Refusals
}

const storageKey = 'approvals'
const keptMs = 10 * 60_000
const keptCount = 200

/** Written by this worker alone, in memory that only the extension can read: the frame is checked, the rest was when it was made. */
const Frame = v.object({
  waiting: v.array(
    v.custom<Approval>((item) =>
      v.is(v.object({ id: v.string(), kind: v.pipe(v.string(), v.check(isApprovalKind)) }), item),
    ),
  ),
  settled: v.array(v.custom<Tombstone>((item) => v.is(v.object({ id: v.string(), settledAt: v.number() }), item))),
  refusals: Refusals,
})

export async function load(store: KeyValueStore): Promise<Stored> {
  const parsed = v.safeParse(Frame, await store.get(storageKey))
  return parsed.success ? parsed.output : { waiting: [], settled: [], refusals: {} }
}

export async function save(store: KeyValueStore, stored: Stored, now: number): Promise<void> {
  const settled = stored.settled.filter(({ settledAt }) => now - settledAt < keptMs).slice(-keptCount)
  await store.set(storageKey, { ...stored, settled })
}

export function keyOf({ requester, requestId, step }: Approval): Key | null {
  return requester.type === 'site' ? { channel: requester.channel, requestId, step } : null
}

export const isSameKey = (one: Key | null, other: Key): boolean =>
  one !== null && one.channel === other.channel && one.requestId === other.requestId && one.step === other.step
