import type { Result } from '#core/result.ts'

/** A new generation is written into the slot that does not hold the last whole one. */
export const slotNames = ['a', 'b'] as const
export type SlotName = (typeof slotNames)[number]

/** What the two slots hold, just as it was found; `undefined` where there is nothing. */
export type Slots = Readonly<Record<SlotName, unknown>>

export type AsideRecord = { readonly at: number; readonly raw: unknown }

/** One of the two places that keep the sealed vault. Only domain/vault/vault-writer.ts may call what writes. */
export type VaultCopyStore = {
  /** `newer`: the place itself was made by a later build. `unreadable`: it cannot be opened at all. */
  readonly readSlots: () => Promise<Result<Slots, 'newer' | 'unreadable'>>
  /** Also leaves the mark that a vault was here. */
  readonly writeSlot: (slot: SlotName, text: string) => Promise<void>
  readonly clearSlot: (slot: SlotName) => Promise<void>
  /** Moves what the slot holds, whatever it is, to where nothing is overwritten any more. */
  readonly setAside: (slot: SlotName, at: number) => Promise<void>
  /** A place that is `unreadable` stays as it is, and a new one takes its turn. Nothing where it can be read. */
  readonly leaveUnreadable: () => Promise<void>
  readonly listAside: () => Promise<readonly AsideRecord[]>
  /** Whether anything tells that a vault was here: the mark, something set aside, sealed rows. */
  readonly hasTraces: () => Promise<boolean>
}

/** In the order in which an equal copy is preferred. */
export const placeNames = ['database', 'extension'] as const
export type PlaceName = (typeof placeNames)[number]
export type VaultCopyStores = Readonly<Record<PlaceName, VaultCopyStore>>
