import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { createBackground, type Background } from '#background/create.ts'
import { createMemoryStore } from '#domain/testing/memory-store.ts'
import type { KeyValueStore, Rpc } from '#domain/ports.ts'
import { openDatabase, type Database } from '#services/db/database.ts'
import { createDatabaseCopy } from '#services/db/vault-copy.ts'
import { createExtensionCopy } from '#services/browser/vault-copy.ts'
import { createLock, random } from '#services/system.ts'
import type { Input, Name, Output } from '#transport/contract.ts'
import type { Push } from '#transport/own-wire.ts'
import { doors, type Sender, type ToBridge, type WirePort } from '#transport/wire.ts'
import { Worker } from '#tests/properties/testing/stoppable-worker.ts'
import { portPair } from '#transport/wire/testing/port-pair.ts'

const self = { id: 'ours', origin: 'chrome-extension://ours' }
const own: Sender = { id: self.id, origin: self.origin, url: `${self.origin}/popup.html` }

/** A document with a bridge that says what a test makes it say. */
export type SitePort = {
  readonly received: ToBridge[]
  readonly say: (message: unknown) => void
  readonly onAnswer: (listener: () => void) => void
  readonly close: () => void
}

/** The whole background over stores in memory: a new worker, a new page and a lost port as often as a test wants. */
export function createBackgroundWorld(node: Rpc) {
  const indexedDB = new IDBFactory()
  const local = createMemoryStore()
  const session = createMemoryStore()
  const reported: unknown[] = []
  const waits: { readonly milliseconds: number; readonly resolve: () => void }[] = []
  const time = { now: 1_700_000_000_000 }
  const window = { shown: 0, open: false }
  let background: Background | null = null
  let life = new AbortController()
  let alive = new Worker(null)

  const stepped = (worker: Worker, name: string, { get, set, remove }: KeyValueStore): KeyValueStore => ({
    get: worker.step(get, `${name} get`),
    set: worker.step(set, `${name} set`),
    remove: worker.step(remove, `${name} remove`),
  })

  /** A worker over the same stores, which can be stopped at each of its steps; the one before is, now. */
  function start(worker = new Worker(null)): void {
    alive.end()
    alive = worker
    life.abort()
    life = new AbortController()
    const opened = openDatabase({ indexedDB, IDBKeyRange })
    const database: Database = { ...opened, open: worker.step(opened.open, 'database') }
    const { signal } = life
    background = createBackground(
      {
        clock: { now: () => time.now },
        random,
        lock: createLock(),
        alarms: { set: () => Promise.resolve(), clear: () => Promise.resolve() },
        local: stepped(worker, 'local', local),
        session: stepped(worker, 'session', session),
        database,
        copies: { database: createDatabaseCopy(database), extension: createExtensionCopy(local) },
        rpc: (url, method, ...rest) => worker.step(() => node(url, method, ...rest), method)(),
        pageWords: { placeOf: (origin) => origin, set: () => Promise.resolve(), isSet: () => Promise.resolve(true) },
        wait: (milliseconds) => new Promise((resolve) => waits.push({ milliseconds, resolve })),
        signal,
        releaseMemory: () => undefined,
      },
      {
        self,
        window: {
          show: () => {
            window.shown += 1
            window.open = true
            return Promise.resolve()
          },
          ensure: () => {
            window.open = true
            return Promise.resolve()
          },
          close: () => {
            window.open = false
            return Promise.resolve()
          },
        },
        // Any window counts, whatever it shows.
        callsWindow: {
          show: () => {
            window.shown += 1
            return Promise.resolve()
          },
        },
        rememberTab: () => Promise.resolve(),
        wakeTabs: () => Promise.resolve(),
        announceWake: () => Promise.resolve(),
        tabs: {
          activeTab: () => Promise.resolve(null),
          ask: () => Promise.resolve(false),
          reload: () => Promise.resolve(),
        },
        clientVersion: 'Coffer/1.2.3',
        packedFile: (name) =>
          Promise.resolve(name === 'descriptors' ? { displays: [], descriptors: [], places: {} } : {}),
        report: (unexpected) => {
          // What a stopped worker would have said, nobody hears.
          if (!signal.aborted) reported.push(unexpected)
        },
      },
    )
    // Its end waits for the grace of those who asked before, which a test grants when it wants.
    void background.start()
  }

  const running = (): Background => {
    if (background === null) throw new Error('no worker')
    return background
  }

  /** A call of one of the extension's own pages. */
  function call<N extends Name>(name: N, input: Input<N>): Promise<Output<N>> {
    const { page, worker } = portPair(doors.own, own)
    return new Promise((resolve, reject) => {
      page.onMessage.addListener((message) => {
        const push = message as Push
        if (!('answer' in push)) return
        page.disconnect()
        if ('error' in push.answer) reject(new Error(`${name}: ${push.answer.error.message}`))
        else resolve(push.answer.result as Output<N>)
      })
      running().acceptOwn(worker)
      page.postMessage({ call: 1, name, input })
    })
  }

  /** The end of a port that a bridge opened, whose other end the worker has. */
  function port(origin: string, tabId = 1): WirePort {
    const sender: Sender = { id: self.id, origin, url: `${origin}/`, frameId: 0, tab: { id: tabId } }
    const { page, worker } = portPair(doors.site, sender)
    running().acceptSite(worker)
    return page
  }

  /** A page of a site whose bridge says what the test says. */
  function connect(origin: string, channel: string = random.uuid(), tabId = 1): SitePort {
    const page = port(origin, tabId)
    const received: ToBridge[] = []
    page.onMessage.addListener((message) => received.push(message as ToBridge))
    page.postMessage({ type: 'hello', channel })
    return {
      received,
      say: page.postMessage,
      onAnswer: (listener) => {
        page.onMessage.addListener((message) => {
          if ((message as ToBridge).type === 'answer') listener()
        })
      },
      close: page.disconnect,
    }
  }

  /** Lets time pass for all who wait for as long. */
  function pass(milliseconds: number): void {
    for (const waiting of waits.splice(0)) {
      if (waiting.milliseconds <= milliseconds) waiting.resolve()
      else waits.push(waiting)
    }
  }

  return {
    local,
    session,
    reported,
    time,
    window,
    start,
    call,
    connect,
    port,
    pass,
    indexedDB,
    alarm: (name: string) => {
      running().onAlarm(name)
    },
  }
}

/** Asks again in later tasks, a bounded number of times, as what is waited for goes through a database. */
export async function eventually<T>(what: string, ask: () => T | undefined | false | null): Promise<T> {
  for (let turn = 0; turn < 20_000; turn += 1) {
    const answer = ask()
    if (answer !== undefined && answer !== false && answer !== null) return answer
    await new Promise((resolve) => setImmediate(resolve))
  }
  throw new Error(`no ${what}`)
}
