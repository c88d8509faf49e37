import * as v from 'valibot'
import { ok } from '#core/result.ts'
import type { KeyValueStore } from '#domain/ports.ts'
import type { AsideRecord, SlotName, VaultCopyStore } from '#domain/vault/copy-store.ts'

const slotKeys = { a: 'vault-a', b: 'vault-b' } as const satisfies Record<SlotName, string>

const Aside = v.array(v.object({ at: v.number(), raw: v.unknown() }))

/** What is under the key may itself be damaged; then it is kept as one record, so that nothing is lost. */
function readAside(stored: unknown): readonly AsideRecord[] {
  if (stored === undefined) return []
  const parsed = v.safeParse(Aside, stored)
  return parsed.success ? parsed.output : [{ at: 0, raw: stored }]
}

/** The sealed vault in `storage.local`. */
export function createExtensionCopy(local: KeyValueStore): VaultCopyStore {
  return {
    readSlots: async () => ok({ a: await local.get(slotKeys.a), b: await local.get(slotKeys.b) }),
    writeSlot: async (slot, text) => {
      await local.set('vault-mark', 1)
      await local.set(slotKeys[slot], text)
    },
    clearSlot: (slot) => local.remove(slotKeys[slot]),
    setAside: async (slot, at) => {
      const raw = await local.get(slotKeys[slot])
      await local.set('vault-aside', [...readAside(await local.get('vault-aside')), { at, raw }])
      await local.remove(slotKeys[slot])
    },
    leaveUnreadable: () => Promise.resolve(),
    listAside: async () => readAside(await local.get('vault-aside')),
    hasTraces: async () =>
      (await local.get('vault-mark')) !== undefined || (await local.get('vault-aside')) !== undefined,
  }
}
