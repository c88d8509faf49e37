import { defineBackground } from 'wxt/utils/define-background'
import { brand } from '#brand/brand.ts'
import { createBackground } from '#background/create.ts'
import { alarms, onAlarm } from '#services/browser/alarms.ts'
import { siteMatches } from '#inpage/matches.ts'
import { onInstalled, version } from '#services/browser/background.ts'
import { packedFile } from '#services/browser/packed-file.ts'
import { createPageWords } from '#services/browser/page-words.ts'
import { announceWake, listenForPorts, self } from '#services/browser/ports.ts'
import { localStore, restrictStorage, sessionStore } from '#services/browser/storage.ts'
import { activeTab, askWhere, createSiteTabs, reloadTab } from '#services/browser/tabs.ts'
import { createExtensionCopy } from '#services/browser/vault-copy.ts'
import { createOwnWindow } from '#services/browser/windows.ts'
import { openDatabase } from '#services/db/database.ts'
import { createDatabaseCopy } from '#services/db/vault-copy.ts'
import { createRpc } from '#services/rpc/client.ts'
import { clock, createLock, random, releaseMemory, wait } from '#services/system.ts'

/** Every listener is added in the first turn, or the browser would not start the worker for its event. */
export default defineBackground(() => {
  const lock = createLock()
  const database = openDatabase()
  void database.ready()
  const copies = { database: createDatabaseCopy(database), extension: createExtensionCopy(localStore) }
  const life = new AbortController()
  const ownWindow = { store: sessionStore, lock, wait: (ms: number) => wait(ms, life.signal) }
  const window = createOwnWindow({ ...ownWindow, path: '/approval.html', key: 'approval-window' })
  const callsWindow = createOwnWindow({ ...ownWindow, path: '/sidepanel.html#calls', key: 'calls-window' })
  const tabs = createSiteTabs({ store: sessionStore, lock })

  const background = createBackground(
    {
      clock,
      random,
      lock,
      alarms,
      local: localStore,
      session: sessionStore,
      database,
      copies,
      pageWords: createPageWords(siteMatches),
      rpc: createRpc(),
      wait,
      signal: life.signal,
      releaseMemory,
    },
    {
      self: self(),
      window,
      callsWindow,
      rememberTab: tabs.remember,
      wakeTabs: tabs.wake,
      announceWake,
      tabs: { activeTab, ask: askWhere, reload: reloadTab },
      packedFile,
      clientVersion: `${brand.name}/${version()}`,
      report: reportError,
    },
  )

  listenForPorts({ site: background.acceptSite, own: background.acceptOwn, look: background.acceptLook })
  onAlarm(background.onAlarm)
  window.onClosedByUser(background.onWindowClosed)
  onInstalled('/onboarding.html')
  void restrictStorage()
  void background.start()
})
