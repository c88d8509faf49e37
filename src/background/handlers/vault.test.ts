import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { expect, test } from 'vitest'
import { accountsHandlers } from '#background/handlers/accounts.ts'
import { sessionHandlers } from '#background/handlers/session.ts'
import { settingsHandlers } from '#background/handlers/settings.ts'
import { vaultHandlers } from '#background/handlers/vault.ts'
import { createAccounts } from '#domain/accounts/accounts.ts'
import { createKeyring } from '#domain/accounts/keyring.ts'
import { createPasswordGate } from '#domain/session/password-gate.ts'
import { createSession, type Session } from '#domain/session/session.ts'
import { createSettings, Settings } from '#domain/session/settings.ts'
import { createUnlock } from '#domain/session/unlock.ts'
import { createMemoryStore } from '#domain/testing/memory-store.ts'
import { createVault } from '#domain/vault/vault.ts'
import { createExtensionCopy } from '#services/browser/vault-copy.ts'
import { openDatabase } from '#services/db/database.ts'
import { createSealedTable } from '#services/db/sealed-table.ts'
import { createDatabaseCopy } from '#services/db/vault-copy.ts'
import { createLock, random } from '#services/system.ts'

const phrase = 'test test test test test test test test test test test junk'
const password = 'a long enough one'
const first = '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266'

/** Everything as the worker builds it, Argon2id included, over stores in memory. */
function world() {
  const [local, memory, indexedDB] = [createMemoryStore(), createMemoryStore(), new IDBFactory()]
  const time = { now: 0 }
  const clock = { now: () => time.now }
  const alarms = { set: () => Promise.resolve(), clear: () => Promise.resolve() }
  const notify = (): void => undefined

  function start() {
    const database = openDatabase({ indexedDB, IDBKeyRange })
    const lock = createLock()
    const stores = { database: createDatabaseCopy(database), extension: createExtensionCopy(local) }
    const vault = createVault({ stores, clock, random, lock })
    const session: Session = createSession({
      session: memory,
      clock,
      alarms,
      notify,
      autoLockMinutes: async () => (await settings.get()).autoLockMinutes,
    })
    const table = createSealedTable({ database, name: 'settings', schema: Settings, session, random })
    const settings = createSettings({ table, notify })
    const gate = createPasswordGate({ local, clock, lock })
    const accounts = createAccounts({ keyring: createKeyring({ vault, session }), notify })
    const unlock = createUnlock({ vault, session, gate, clock, store: memory })
    return {
      ...vaultHandlers({ vault, session, gate, random }),
      ...sessionHandlers({ session, unlock, networks: { chosen: () => Promise.resolve(false) } }),
      ...accountsHandlers({ accounts }),
      ...settingsHandlers({ settings, session }),
    }
  }
  return { local, time, start }
}

test('from nothing to an unlocked wallet, over a stopped worker, a lock and another password', async () => {
  const { start, time } = world()
  const begun = start()
  expect(await begun['session.status']({})).toEqual({ phase: 'empty' })
  expect(await begun['vault.create']({ phrase, password })).toEqual({ ok: true, value: {} })
  expect(await begun['vault.create']({ phrase, password })).toEqual({ ok: false, error: { reason: 'exists' } })
  expect(await begun['session.status']({})).toEqual({ phase: 'unlocked', networkChosen: false, lockAt: 600_000 })

  await begun['settings.set']({ autoLockMinutes: 5, unusualHour: false, screening: false })
  const later = start()
  expect(await later['accounts.list']({})).toEqual([
    { address: first, name: '', index: 0, hidden: false, selected: true },
  ])
  expect((await later['accounts.add']({ name: 'Two' })).index).toBe(1)
  expect(await later['session.status']({})).toMatchObject({ phase: 'unlocked', lockAt: 300_000 })

  expect(await later['vault.changePassword']({ current: password, next: 'short' })).toEqual({
    ok: false,
    error: { reason: 'weak-password' },
  })
  expect(await later['vault.changePassword']({ current: password, next: 'another long one' })).toMatchObject({
    ok: true,
  })
  expect(await later['vault.revealPhrase']({ password })).toEqual({ ok: false, error: { reason: 'wrong-password' } })
  expect(await later['vault.revealPhrase']({ password: 'another long one' })).toEqual({ ok: true, value: { phrase } })

  time.now = 300_000
  expect(await later['session.status']({})).toEqual({ phase: 'locked', retryAt: null, healed: false })
  expect(await later['session.unlock']({ password })).toEqual({ ok: false, error: { reason: 'wrong-password' } })
  expect(await later['session.unlock']({ password: 'another long one' })).toEqual({ ok: true, value: {} })
  expect(await later['session.status']({})).toMatchObject({ phase: 'unlocked', lockAt: 600_000 })
  expect((await later['accounts.list']({})).map(({ name }) => name)).toEqual(['', 'Two'])
})

test('a lock asked for while a password is tried stays', async () => {
  const { start } = world()
  const handlers = start()
  await handlers['vault.create']({ phrase, password })
  await handlers['session.lock']({})
  const pending = handlers['session.unlock']({ password })
  await handlers['session.lock']({})
  expect(await pending).toMatchObject({ ok: false, error: { reason: 'wait' } })
  expect(await handlers['session.status']({})).toMatchObject({ phase: 'locked' })
})

test('a missing copy is told once it was healed, until the next unlock', async () => {
  const { start, local } = world()
  await start()['vault.create']({ phrase, password })
  const handlers = start()
  await handlers['session.lock']({})
  local.data.delete('vault-a')
  for (let times = 0; times < 2; times += 1) {
    expect(await handlers['session.status']({})).toEqual({ phase: 'locked', retryAt: null, healed: true })
  }
  await handlers['session.unlock']({ password })
  await handlers['session.lock']({})
  expect(await handlers['session.status']({})).toMatchObject({ phase: 'locked', healed: false })
})

test('a phrase that is none is told why; a new one has as many words as asked', async () => {
  const handlers = world().start()
  expect(await handlers['vault.checkPhrase']({ phrase })).toEqual({ ok: true, value: {} })
  expect(await handlers['vault.checkPhrase']({ phrase: 'test' })).toEqual({
    ok: false,
    error: { reason: 'word-count' },
  })
  expect(await handlers['vault.checkPhrase']({ phrase: phrase.replace('junk', 'jink') })).toEqual({
    ok: false,
    error: { reason: 'unknown-word', index: 11 },
  })
  expect(await handlers['vault.create']({ phrase: 'test', password })).toEqual({
    ok: false,
    error: { reason: 'phrase', problem: { reason: 'word-count' } },
  })
  for (const words of [12, 24] as const) {
    const made = await handlers['vault.newPhrase']({ words })
    expect(made.phrase.split(' ')).toHaveLength(words)
    expect(await handlers['vault.checkPhrase'](made)).toMatchObject({ ok: true })
  }
})

test('both copies damaged: the phrase makes a new vault, and the export keeps what was there', async () => {
  const { start, local } = world()
  const handlers = start()
  await handlers['vault.create']({ phrase, password })
  await handlers['session.lock']({})
  local.data.set('vault-a', 'damaged')
  expect(await handlers['session.status']({})).toMatchObject({ phase: 'recovery', restorable: true })
  expect(await handlers['session.unlock']({ password })).toEqual({ ok: false, error: { reason: 'damaged' } })
  expect(await handlers['vault.restoreFromPhrase']({ phrase, password: 'one more password' })).toMatchObject({
    ok: true,
  })
  expect(await handlers['session.status']({})).toMatchObject({ phase: 'unlocked' })
  expect((await handlers['vault.exportRaw']({})).text).toContain('"raw": "damaged"')
})
