import type { Address } from '#core/address.ts'
import { wipe } from '#core/wipe.ts'
import { deriveAccount } from '#domain/accounts/derive-account.ts'
import { LockedError } from '#domain/locked-error.ts'
import type { Session } from '#domain/session/session.ts'
import type { Payload, PayloadAccounts } from '#domain/vault/payload.ts'
import type { AccountsChange, Vault } from '#domain/vault/vault.ts'

/** The open payload, in memory while unlocked. For accounts.ts, signer.ts and decrypter.ts only. Throws `LockedError` while locked. */
export type Keyring = {
  readonly read: () => Promise<PayloadAccounts>
  /** One new generation of the vault. */
  readonly change: (change: AccountsChange) => Promise<void>
  /**
   * Lends the private key (32 bytes) to `use`, which runs to its end in one turn, so that no lock can wipe the key in
   * its hands. Derived on first use, kept while unlocked. `null` for an account that is not of this vault.
   */
  readonly withPrivateKey: <T>(account: Address, use: (key: Uint8Array) => T) => Promise<{ readonly value: T } | null>
}

type Held = { payload: Promise<Payload>; readonly keys: Map<Address, Promise<Uint8Array>> }

/** Wiped as soon as it is there; what was never made needs no wiping. */
function wipeLater(secret: Promise<Uint8Array>): void {
  void secret.then(wipe, () => undefined)
}

async function derive({ entropy, accounts }: Payload, account: Address): Promise<Uint8Array> {
  const index = accounts.find(({ address }) => address === account)?.index ?? 0
  const { address, privateKey } = await deriveAccount(entropy, index)
  // A lock in the middle has wiped the entropy: what came out is another key.
  if (address === account) return privateKey
  wipe(privateKey)
  throw new LockedError('The wallet was locked.')
}

function keyOf({ keys }: Held, payload: Payload, account: Address): Promise<Uint8Array> {
  const known = keys.get(account)
  if (known !== undefined) return known
  const key = derive(payload, account)
  keys.set(account, key)
  key.catch(() => keys.delete(account))
  return key
}

export function createKeyring({
  vault,
  session,
}: {
  readonly vault: Pick<Vault, 'openWithKey' | 'reseal'>
  readonly session: Pick<Session, 'withDataKey' | 'isUnlocked' | 'onLock'>
}): Keyring {
  let held: Held | null = null

  session.onLock(() => {
    if (held === null) return
    wipeLater(held.payload.then(({ entropy }) => entropy))
    held.keys.forEach(wipeLater)
    held = null
  })

  const load = (): Promise<Payload> =>
    session.withDataKey(async (dataKey) => {
      const payload = await vault.openWithKey(dataKey)
      if (!payload.ok) throw new Error(`The vault of this session is ${payload.error}.`)
      return payload.value
    })

  async function hold(): Promise<Held> {
    if (!(await session.isUnlocked())) throw new LockedError('The wallet is locked.')
    if (held !== null) return held
    const fresh: Held = { payload: load(), keys: new Map() }
    held = fresh
    fresh.payload.catch(() => {
      if (held === fresh) held = null
    })
    return fresh
  }

  return {
    read: async () => (await hold()).payload,
    change: async (change) => {
      const { payload } = await hold()
      await payload
      const changed = await session.withDataKey((dataKey) => vault.reseal(dataKey, change))
      if (changed !== null && held !== null) {
        held.payload = held.payload.then(({ entropy }) => ({ ...changed, entropy }))
      }
    },
    withPrivateKey: async (account, use) => {
      const current = await hold()
      const payload = await current.payload
      if (held !== current) throw new LockedError('The wallet was locked.')
      if (!payload.accounts.some(({ address }) => address === account)) return null
      const key = await keyOf(current, payload, account)
      if (held !== current) throw new LockedError('The wallet was locked.')
      return { value: use(key) }
    },
  }
}
