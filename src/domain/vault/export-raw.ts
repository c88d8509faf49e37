import { base64FromBytes } from '#core/base64.ts'
import { placeNames, type VaultCopyStore, type VaultCopyStores } from '#domain/vault/copy-store.ts'

/** What JSON cannot say: bytes as base64, what is not there as `null`. */
function plain(raw: unknown): unknown {
  if (raw instanceof Uint8Array) return { base64: base64FromBytes(raw) }
  if (raw instanceof ArrayBuffer) return { base64: base64FromBytes(new Uint8Array(raw)) }
  return raw ?? null
}

async function place(store: VaultCopyStore): Promise<unknown> {
  const slots = await store.readSlots()
  const aside = await store.listAside()
  return {
    ...(slots.ok ? { a: plain(slots.value.a), b: plain(slots.value.b) } : { refused: slots.error }),
    aside: aside.map(({ at, raw }) => ({ at, raw: plain(raw) })),
  }
}

/** For a file that the user keeps: both places as they are, and what was set aside. It holds nothing that is not sealed. */
export async function exportRaw(stores: VaultCopyStores): Promise<string> {
  const places = await Promise.all(placeNames.map(async (name) => [name, await place(stores[name])] as const))
  return JSON.stringify({ format: 'coffer-export', version: 1, ...Object.fromEntries(places) }, null, 2)
}
