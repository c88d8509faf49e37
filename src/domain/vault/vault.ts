import { base64FromBytes } from '#core/base64.ts'
import { err, ok, type Result } from '#core/result.ts'
import { wipe } from '#core/wipe.ts'
import type { Clock, Lock, Random } from '#domain/ports.ts'
import { placeNames, type VaultCopyStores } from '#domain/vault/copy-store.ts'
import { exportRaw } from '#domain/vault/export-raw.ts'
import { vaultFormat, vaultVersion, type Header } from '#domain/vault/header.ts'
import type { Inspection, WholeCopy } from '#domain/vault/inspection.ts'
import { openKeyslot, sealKeyslot, type Derive } from '#domain/vault/keyslot.ts'
import type { Payload, PayloadAccounts } from '#domain/vault/payload.ts'
import { openPayload, sealPayload } from '#domain/vault/seal.ts'
import { standingOf, type Standing } from '#domain/vault/standing.ts'
import { createVaultWriter } from '#domain/vault/vault-writer.ts'

export type VaultRefusal = 'wrong-password' | 'damaged' | 'missing' | 'newer'

/** The caller owns and wipes both: 32 bytes of data key, and the payload's entropy. */
export type OpenedVault = { readonly dataKey: Uint8Array; readonly payload: Payload }

/** A change of the accounts; the entropy is only lent to it. */
export type AccountsChange = (payload: Payload) => PayloadAccounts | null | Promise<PayloadAccounts | null>

/** The sealed vault in its two places. What can be expected to go wrong is a value; a place that refuses a write throws. */
export type Vault = {
  /** Also writes a missing copy, or one that a stop left a generation behind, again from the whole one. */
  readonly inspect: () => Promise<{ readonly standing: Standing; readonly healed: boolean }>
  /** Only where nothing of a vault was found. Returns the new data key. */
  readonly create: (payload: Payload, password: string) => Promise<Result<Uint8Array, 'exists'>>
  readonly open: (password: string) => Promise<Result<OpenedVault, VaultRefusal>>
  readonly openWithKey: (dataKey: Uint8Array) => Promise<Result<Payload, VaultRefusal>>
  /**
   * Writes a new generation with the accounts that `change` returns; `null` writes nothing. Returns what `change` did.
   * @throws when the data key does not open the vault.
   */
  readonly reseal: (dataKey: Uint8Array, change: AccountsChange) => Promise<PayloadAccounts | null>
  /** New salt, today's parameters, the same data key. */
  readonly changePassword: (current: string, next: string) => Promise<Result<void, VaultRefusal>>
  readonly restoreFromCopy: () => Promise<Result<void, 'no-whole-copy'>>
  /** A new vault; whatever was there is set aside. Only in `recovery`, and never over something newer. */
  readonly replace: (payload: Payload, password: string) => Promise<Result<Uint8Array, 'exists'>>
  /** Every stored byte of the vault, as JSON text. */
  readonly exportRaw: () => Promise<string>
}

type Sealed = { readonly dataKey: Uint8Array; readonly text: string }

export function createVault(deps: {
  readonly stores: VaultCopyStores
  readonly clock: Clock
  readonly random: Random
  readonly lock: Lock
  readonly derive?: Derive
}): Vault {
  const { stores, random } = deps
  const writer = createVaultWriter(deps)
  const alone = <T>(work: () => Promise<T>): Promise<T> => deps.lock('vault', work)

  const hasTraces = async (): Promise<boolean> =>
    (await Promise.all(placeNames.map((place) => stores[place].hasTraces()))).includes(true)

  async function stand(inspection: Inspection): Promise<Standing> {
    const standing = standingOf(inspection, false)
    return standing.phase === 'empty' ? standingOf(inspection, await hasTraces()) : standing
  }

  const current = async (): Promise<Standing> => stand(await writer.inspect())

  function whyNot(copies: Inspection['copies']): { readonly ok: false; readonly error: VaultRefusal } {
    const states = Object.values(copies)
    return err(states.includes('newer') ? 'newer' : states.includes('damaged') ? 'damaged' : 'missing')
  }

  /** One whole copy opens the wallet; that the other cannot be written now (a full disk) must not keep it shut. */
  const heal = ({ text }: WholeCopy): Promise<boolean> =>
    writer.converge(text).then(
      () => true,
      () => false,
    )

  async function bestOrWhy(): Promise<Result<WholeCopy, VaultRefusal>> {
    const { best, copies } = await writer.inspect()
    return best === null ? whyNot(copies) : ok(best)
  }

  /** A password is tried only while both places agree, so that no decision is made on an ambiguous one. */
  async function presentOrWhy(): Promise<Result<WholeCopy, VaultRefusal>> {
    const standing = await current()
    if (standing.phase === 'present') return ok(standing.best)
    return standing.phase === 'empty' ? err('missing') : whyNot(standing.copies)
  }

  async function tryPassword({ envelope }: WholeCopy, password: string): Promise<Result<OpenedVault, VaultRefusal>> {
    const { id, keyslots } = envelope.header
    const key = await openKeyslot({ id, slot: keyslots[0], password }, deps.derive)
    if (!key.ok) return key
    const payload = await openPayload(envelope, key.value)
    if (payload.ok) return ok({ dataKey: key.value, payload: payload.value })
    wipe(key.value)
    return payload
  }

  async function sealNew(payload: Payload, password: string, generation: number): Promise<Sealed> {
    const dataKey = random.bytes(32)
    const id = base64FromBytes(random.bytes(16))
    const keyslot = await sealKeyslot(deps, { id, dataKey, password })
    const header: Header = { format: vaultFormat, version: vaultVersion, id, generation, keyslots: [keyslot] }
    return { dataKey, text: await sealPayload(random, { header, dataKey, payload }) }
  }

  return {
    inspect: () =>
      alone(async () => {
        const inspection = await writer.inspect()
        const standing = await stand(inspection)
        if (standing.phase !== 'present' || inspection.settled) return { standing, healed: false }
        const healed = await heal(standing.best)
        return { standing, healed: healed && Object.values(inspection.copies).includes('missing') }
      }),
    create: (payload, password) =>
      alone(async () => {
        if ((await current()).phase !== 'empty') return err('exists')
        const { dataKey, text } = await sealNew(payload, password, 1)
        await writer.converge(text)
        return ok(dataKey)
      }),
    open: async (password) => {
      const best = await alone(presentOrWhy)
      return best.ok ? tryPassword(best.value, password) : best
    },
    openWithKey: async (dataKey) => {
      const best = await alone(bestOrWhy)
      return best.ok ? openPayload(best.value.envelope, dataKey) : best
    },
    reseal: (dataKey, change) =>
      alone(async () => {
        const { best } = await writer.inspect()
        const payload = best === null ? null : await openPayload(best.envelope, dataKey)
        if (best === null || !payload?.ok) throw new Error('The vault does not open with the key of this session.')
        const { entropy } = payload.value
        const header = { ...best.envelope.header, generation: best.envelope.header.generation + 1 }
        try {
          const changed = await change(payload.value)
          if (changed === null) return null
          await writer.converge(await sealPayload(random, { header, dataKey, payload: { ...changed, entropy } }))
          return changed
        } finally {
          wipe(entropy)
        }
      }),
    changePassword: (password, next) =>
      alone(async () => {
        const best = await presentOrWhy()
        if (!best.ok) return best
        const opened = await tryPassword(best.value, password)
        if (!opened.ok) return opened
        const { dataKey, payload } = opened.value
        const { header } = best.value.envelope
        try {
          const keyslot = await sealKeyslot(deps, { id: header.id, dataKey, password: next })
          const renewed: Header = { ...header, generation: header.generation + 1, keyslots: [keyslot] }
          await writer.converge(await sealPayload(random, { header: renewed, dataKey, payload }))
          return ok(undefined)
        } finally {
          wipe(dataKey, payload.entropy)
        }
      }),
    restoreFromCopy: () =>
      alone(async () => {
        const standing = await current()
        const { best } = await writer.inspect()
        const restorable = standing.phase === 'present' || (standing.phase === 'recovery' && standing.restorable)
        if (best === null || !restorable) return err('no-whole-copy')
        await writer.restore(best.text)
        return ok(undefined)
      }),
    replace: (payload, password) =>
      alone(async () => {
        const inspection = await writer.inspect()
        const standing = await stand(inspection)
        const { best, copies } = inspection
        if (standing.phase !== 'recovery' || Object.values(copies).includes('newer')) return err('exists')
        const { dataKey, text } = await sealNew(payload, password, (best?.envelope.header.generation ?? 0) + 1)
        await writer.restore(text)
        return ok(dataKey)
      }),
    exportRaw: () => exportRaw(stores),
  }
}
