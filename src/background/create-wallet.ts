import { argon2id } from '#core/kdf.ts'
import { createAccounts, type Accounts } from '#domain/accounts/accounts.ts'
import { WatchedAsset, createAssets, type Assets } from '#domain/assets/assets.ts'
import { createKeyring } from '#domain/accounts/keyring.ts'
import { createDecrypter, type Decrypter } from '#domain/accounts/decrypter.ts'
import { createSigner, type Signer } from '#domain/accounts/signer.ts'
import { NetworkChoice, NetworkRow, createNetworks, type Networks } from '#domain/networks/networks.ts'
import { Grant, createPermissions, type Permissions } from '#domain/permissions/permissions.ts'
import { Batch, journalId } from '#domain/calls/batch.ts'
import { createBatches, type Batches } from '#domain/calls/batches.ts'
import { ContactRows } from '#domain/contacts/contact.ts'
import { createContacts, type Contacts } from '#domain/contacts/contacts.ts'
import type { Approval } from '#domain/approvals/machine.ts'
import { Guardrails as GuardrailRows } from '#domain/guardrails/guardrail.ts'
import { createGuardrails, type Guardrails } from '#domain/guardrails/guardrails.ts'
import { HoldRows, createHolds, type Holds } from '#domain/guardrails/holds.ts'
import { LedgerRows, createLedger } from '#domain/guardrails/ledger.ts'
import type { Alarms, ChainRpc, Clock, KeyValueStore, Lock, Notify, Random, Rpc, SealedTable } from '#domain/ports.ts'
import type { Simulation } from '#domain/review/review.ts'
import { remembering } from '#domain/remembering.ts'
import { createPasswordGate, type PasswordGate } from '#domain/session/password-gate.ts'
import { createSession, type Session } from '#domain/session/session.ts'
import { Settings, createSettings, type SettingsStore } from '#domain/session/settings.ts'
import { createUnlock, type Unlock } from '#domain/session/unlock.ts'
import { JournalEntry } from '#domain/transactions/journal-entry.ts'
import { createRefresh } from '#domain/guardrails/refresh.ts'
import { createTracker, type Tracker } from '#domain/transactions/tracker.ts'
import { createTransactions, type Transactions } from '#domain/transactions/transactions.ts'
import type { VaultCopyStores } from '#domain/vault/copy-store.ts'
import type { Derive } from '#domain/vault/keyslot.ts'
import { SiteChoices, createVisibility, type PageWords, type Visibility } from '#domain/visibility/visibility.ts'
import { createVault, type Vault } from '#domain/vault/vault.ts'
import type * as v from 'valibot'
import type { Database } from '#services/db/database.ts'
import type { SealedTableName } from '#services/db/schema.ts'
import { createSealedTable } from '#services/db/sealed-table.ts'
import { createChainRpc } from '#services/rpc/chain-rpc.ts'

/** The world, as the services give it. */
export type World = {
  readonly clock: Clock
  readonly random: Random
  readonly lock: Lock
  readonly alarms: Alarms
  readonly local: KeyValueStore
  readonly session: KeyValueStore
  readonly database: Database
  readonly copies: VaultCopyStores
  readonly pageWords: PageWords
  readonly rpc: Rpc
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>
  readonly signal: AbortSignal
  /** Gives back the memory of a key derivation that has ended. */
  readonly releaseMemory: () => void
}

/** What is made later, and of the whole. */
export type Later = {
  readonly carryOut: Parameters<typeof createHolds>[0]['carryOut']
  readonly tell: Parameters<typeof createHolds>[0]['tell']
  readonly isAsked: (approvalId: string) => Promise<boolean>
  readonly simulate: (approval: Approval) => Promise<Simulation | null>
}

export type Wallet = {
  readonly vault: Vault
  readonly gate: PasswordGate
  readonly session: Session
  readonly unlock: Unlock
  readonly settings: SettingsStore
  readonly accounts: Accounts
  readonly signer: Signer
  readonly decrypter: Decrypter
  readonly networks: Networks
  readonly assets: Assets
  readonly contacts: Contacts
  readonly permissions: Permissions
  readonly visibility: Visibility
  readonly chainRpc: ChainRpc
  readonly transactions: Transactions
  readonly batches: Batches
  readonly tracker: Tracker
  readonly guardrails: Guardrails
  readonly holds: Holds
}

/** Milliseconds from the end of a key derivation, when the page it was for has been drawn. */
const memoryRest = 1_000

/** Everything that is the wallet's own, and knows nothing of sites' requests or of pages. */
export function createWallet(world: World, notify: Notify, later: Later): Wallet {
  const { clock, random, lock, alarms, local, database, rpc } = world

  const derive: Derive = async (input) => {
    try {
      return await argon2id(input)
    } finally {
      void world.wait(memoryRest, world.signal).then(world.releaseMemory)
    }
  }
  const vault = createVault({ stores: world.copies, clock, random, lock, derive })
  const gate = createPasswordGate({ local, clock, lock })
  const session: Session = createSession({
    session: world.session,
    clock,
    alarms,
    notify,
    autoLockMinutes: async () => (await settings.get()).autoLockMinutes,
  })
  const unlock = createUnlock({ vault, session, gate, clock, store: world.session })
  const { isUnlocked, isSettled, onLock } = session

  const sealed = <Row>(name: SealedTableName, schema: v.GenericSchema<unknown, Row>): SealedTable<Row> =>
    createSealedTable({ database, name, schema, session, random })

  const settings = createSettings({ table: sealed('settings', Settings), notify })
  // Each call to a node asks for both of them.
  const networks = createNetworks({
    networks: remembering(sealed('networks', NetworkRow), session),
    choice: remembering(sealed('settings', NetworkChoice), session),
    notify,
  })
  const assets = createAssets({ table: sealed('assets', WatchedAsset), clock, notify })
  const contacts = createContacts({ table: remembering(sealed('settings', ContactRows), session), notify })
  const permissions = createPermissions({ table: sealed('grants', Grant), isUnlocked, onLock, clock, notify })
  const visibility = createVisibility({
    table: sealed('settings', SiteChoices),
    local,
    session: world.session,
    isUnlocked,
    words: world.pageWords,
    lock,
    notify,
  })

  const keyring = createKeyring({ vault, session })
  const accounts = createAccounts({ keyring, notify })
  const signer = createSigner({ keyring })
  const decrypter = createDecrypter({ keyring })

  const chainRpc = createChainRpc({ rpc, networks, isUnlocked, clock })
  const transactions = createTransactions({
    journal: sealed('journal', JournalEntry),
    chainRpc,
    signer,
    lock,
    clock,
    notify,
    follow: () => void tracker.start(),
  })
  const batches = createBatches({
    table: sealed('calls', Batch),
    transactions,
    chainRpc,
    lock,
    clock,
    notify,
    isSettled,
  })
  const guardrails = createGuardrails({
    table: remembering(sealed('settings', GuardrailRows), session),
    ledger: createLedger({
      table: sealed('settings', LedgerRows),
      journal: transactions.list,
      isOpen: async (id) => (await later.isAsked(id)) || (await batches.isOpen(id)) || (await holds.isHeld(id)),
      clock,
    }),
    gate,
    vault,
    watched: assets.list,
    simulate: later.simulate,
    journal: transactions.list,
    lock,
    notify,
  })
  const holds = createHolds({
    table: remembering(sealed('settings', HoldRows), session),
    ...later,
    waitOf: guardrails.waitOf,
    refresh: createRefresh({ chainRpc, quote: transactions.quote }),
    isSigned: async ({ id, kind }) => {
      const entryId = kind === 'calls' ? journalId(id, 0) : id
      return (await transactions.list()).some((entry) => entry.id === entryId && entry.state.status !== 'prepared')
    },
    giveBack: guardrails.giveBack,
    alarms,
    clock,
    lock,
    notify,
  })
  /** A list goes on when what was sent before is mined, so that whoever follows the one carries on the other. */
  const track: Transactions['track'] = async (signal) => {
    const waits = await transactions.track(signal)
    return (await batches.advance()) || waits
  }
  const tracker: Tracker = createTracker({
    transactions: { track, settle: transactions.settle },
    alarms,
    clock,
    wait: world.wait,
    signal: world.signal,
  })

  return {
    vault,
    gate,
    session,
    unlock,
    settings,
    accounts,
    signer,
    decrypter,
    networks,
    assets,
    contacts,
    permissions,
    visibility,
    chainRpc,
    transactions,
    batches,
    tracker,
    guardrails,
    holds,
  }
}
