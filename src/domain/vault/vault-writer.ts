import type { Clock } from '#domain/ports.ts'
import {
  placeNames,
  slotNames,
  type SlotName,
  type Slots,
  type VaultCopyStore,
  type VaultCopyStores,
} from '#domain/vault/copy-store.ts'
import { readEnvelope } from '#domain/vault/envelope.ts'
import { agrees, inspectReadings, type Inspection, type WholeCopy } from '#domain/vault/inspection.ts'

/** The only code that writes the vault. */
export type VaultWriter = {
  readonly inspect: () => Promise<Inspection>
  /**
   * Makes both places hold `text` and nothing else: written beside what is there, read back from both, and only then is
   * the generation before it let go and whatever does not belong to it set aside. Throws, with its own writes undone,
   * when a place cannot be written or holds something newer than this build.
   */
  readonly converge: (text: string) => Promise<void>
  /** The same, when the user restores: a place that cannot even be opened gets a successor instead of a refusal. */
  readonly restore: (text: string) => Promise<void>
}

const wholeIn = (slots: Slots, slot: SlotName): WholeCopy | null => {
  const text = slots[slot]
  const envelope = readEnvelope(text)
  return envelope.ok && typeof text === 'string' ? { text, envelope: envelope.value } : null
}

async function readOrThrow(store: VaultCopyStore): Promise<Slots> {
  const reading = await store.readSlots()
  if (!reading.ok) throw new Error(`A place of the vault is ${reading.error}.`)
  for (const slot of slotNames) {
    const envelope = readEnvelope(reading.value[slot])
    if (!envelope.ok && envelope.error === 'newer') throw new Error('A place of the vault is newer.')
  }
  return reading.value
}

/** The slot to write: an empty one, else one that is not whole, else the older of two whole ones. */
function targetSlot(slots: Slots): SlotName {
  const generation = (slot: SlotName): number =>
    slots[slot] === undefined ? -1 : (wholeIn(slots, slot)?.envelope.header.generation ?? 0)
  return generation('a') <= generation('b') ? 'a' : 'b'
}

/** Lets go of a superseded generation; anything else that is there is set aside, never lost. */
async function vacate(store: VaultCopyStore, slots: Slots, slot: SlotName, next: WholeCopy, at: number): Promise<void> {
  if (slots[slot] === undefined) return
  const whole = wholeIn(slots, slot)
  await (whole !== null && agrees(whole, next) ? store.clearSlot(slot) : store.setAside(slot, at))
}

/** Makes room for `next` and says where; `null` when it is there already. */
async function makeRoom(store: VaultCopyStore, next: WholeCopy, at: number): Promise<SlotName | null> {
  const slots = await readOrThrow(store)
  if (slotNames.some((slot) => slots[slot] === next.text)) return null
  const slot = targetSlot(slots)
  await vacate(store, slots, slot, next, at)
  return slot
}

async function letGo(store: VaultCopyStore, next: WholeCopy, at: number): Promise<void> {
  const slots = await readOrThrow(store)
  const kept = slotNames.find((slot) => slots[slot] === next.text)
  for (const slot of slotNames) if (slot !== kept) await vacate(store, slots, slot, next, at)
}

export function createVaultWriter(deps: { readonly stores: VaultCopyStores; readonly clock: Clock }): VaultWriter {
  const stores = placeNames.map((place) => deps.stores[place])

  async function converge(text: string): Promise<void> {
    const envelope = readEnvelope(text)
    if (!envelope.ok) throw new Error('What is to be written is not a vault.')
    const next = { text, envelope: envelope.value }
    const at = deps.clock.now()
    const written: { readonly store: VaultCopyStore; readonly slot: SlotName }[] = []
    try {
      for (const store of stores) await readOrThrow(store)
      for (const store of stores) {
        const slot = await makeRoom(store, next, at)
        if (slot === null) continue
        written.push({ store, slot })
        await store.writeSlot(slot, text)
      }
      for (const store of stores) {
        const slots = await readOrThrow(store)
        if (!slotNames.some((slot) => slots[slot] === text)) throw new Error('The vault reads back otherwise.')
      }
    } catch (cause) {
      await Promise.allSettled(written.map(async ({ store, slot }) => store.clearSlot(slot)))
      throw new Error('The vault could not be written.', { cause })
    }
    for (const store of stores) await letGo(store, next, at)
  }

  return {
    inspect: async () => {
      const [database, extension] = await Promise.all([
        deps.stores.database.readSlots(),
        deps.stores.extension.readSlots(),
      ])
      return inspectReadings({ database, extension })
    },
    converge,
    restore: async (text) => {
      for (const store of stores) await store.leaveUnreadable()
      await converge(text)
    },
  }
}
