import { createHandlers } from '#background/create-handlers.ts'
import type { Tabs } from '#background/handlers/visibility.ts'
import { createWallet, type World } from '#background/create-wallet.ts'
import { createCarryOut } from '#background/carry-out.ts'
import { createLooks } from '#background/looks.ts'
import { createEvents } from '#background/events.ts'
import { createShownCalls } from '#background/shown-calls.ts'
import { createSessionEvents } from '#background/session-events.ts'
import { wake } from '#background/wake.ts'
import { err } from '#core/result.ts'
import { createPresence } from '#domain/approvals/presence.ts'
import type { Approval } from '#domain/approvals/machine.ts'
import type { Execution } from '#domain/approvals/execution.ts'
import { createQueue, type Queue } from '#domain/approvals/queue.ts'
import { createRegistry, emptyRegistry } from '#domain/review/erc7730/registry.ts'
import { loadOnce } from '#domain/review/load-once.ts'
import { createSignatures, noSignatures } from '#domain/review/signatures/signatures.ts'
import type { ApprovalWindow, Notify, Topic } from '#domain/ports.ts'
import { holdAlarm } from '#domain/guardrails/holds.ts'
import { autoLockAlarm } from '#domain/session/session.ts'
import { unlessLocked } from '#domain/unless-locked.ts'
import { executeApproval } from '#provider/execute.ts'
import type { Services } from '#provider/method.ts'
import { createNodeReads, readWith } from '#provider/node-reads.ts'
import { pageState } from '#provider/page-state.ts'
import { createPipeline } from '#provider/pipeline.ts'
import { createRate, type RateLimits } from '#provider/rate.ts'
import { sessionMethods } from '#provider/session-methods.ts'
import { createSiteRpc } from '#provider/site-rpc.ts'
import { createSubscriptions } from '#provider/subscriptions/subscriptions.ts'
import { createLookServer } from '#transport/look-server.ts'
import { sessionOf } from '#provider/session.ts'
import { createPortServer } from '#transport/port-server.ts'
import type { Self } from '#transport/sender.ts'
import { createSiteServer } from '#transport/site-server.ts'
import type { WirePort } from '#transport/wire.ts'

export type BrowserSide = {
  readonly self: Self
  readonly window: ApprovalWindow & { readonly ensure: () => Promise<void> }
  /** The one window that shows lists of calls; brought to the front where it is. */
  readonly callsWindow: Pick<ApprovalWindow, 'show'>
  readonly rememberTab: (tabId: number) => Promise<void>
  readonly wakeTabs: (except: ReadonlySet<number>) => Promise<void>
  readonly announceWake: () => Promise<void>
  readonly tabs: Pick<Parameters<typeof createLookServer>[0], 'activeTab' | 'ask'> & Pick<Tabs, 'reload'>
  readonly clientVersion: string
  /** What the owners of contracts say of them, or what functions are called, as it was packed. */
  readonly packedFile: (name: 'descriptors' | 'signatures') => Promise<unknown>
  /** For what only a developer may see. */
  readonly report: (unexpected: unknown) => void
}

export type Background = {
  readonly acceptSite: (port: WirePort) => void
  readonly acceptOwn: (port: WirePort) => void
  readonly acceptLook: (port: WirePort) => void
  readonly onAlarm: (name: string) => void
  readonly onWindowClosed: () => void
  /** Once, when the listeners are in place. */
  readonly start: () => Promise<void>
}

const mebi = 1_024 * 1_024

/**
 * How many reads of sites go to nodes at once, and how much more may wait. The bridge of each document lets 500 be on their
 * way, or 4 Mi units (inpage/bridge.ts), so that only many documents that all ask as fast as they can come to a limit.
 */
const nodeRate: RateLimits = {
  atOnce: { site: 50, all: 200 },
  held: {
    site: { calls: 50_000, units: 8 * mebi },
    all: { calls: 200_000, units: 32 * mebi },
    least: { calls: 500, units: 2 * mebi },
  },
}

/** Builds the whole background and owns no rule. */
export function createBackground(world: World, side: BrowserSide): Background {
  const { random, clock, lock, rpc, wait, signal } = world
  const { self, report } = side
  const listeners = new Set<(topic: Topic) => void>()
  const notify: Notify = (topic) => {
    for (const listener of listeners) listener(topic)
  }
  const attempt = (work: Promise<unknown>): void => void work.catch(report)
  const delay = (ms: number): Promise<void> => wait(ms, signal)

  const wallet = createWallet(world, notify, {
    isAsked: async (id) => (await queue.get(id)) !== null,
    simulate: (approval) => looks.simulate(approval),
    carryOut: (approval, decision) => carryOut(approval, decision),
    tell: (id, error) => queue.abandon(error, (approval) => approval.id === id),
  })
  const descriptors = loadOnce(() => side.packedFile('descriptors'), createRegistry, emptyRegistry)
  const signatures = loadOnce(() => side.packedFile('signatures'), createSignatures, noSignatures)
  const looks = createLooks({ wallet, clock, delay, descriptors, signatures })
  const { permissions, chainRpc } = wallet
  const rate = createRate(nodeRate)
  const nodeReads = createNodeReads({ chainRpc, rate })
  const subscriptions = createSubscriptions({
    store: world.session,
    lock,
    clock,
    random,
    permissions,
    readFor: nodeReads,
    readChain: readWith(chainRpc),
    emit: (isMeant, name, value) => {
      sites.emit(isMeant, name, value)
    },
    onChange: (channel) => {
      sites.pushState(channel)
    },
    delay,
    signal,
    report,
  })
  const shownCalls = createShownCalls({ store: world.session, clock, window: side.callsWindow, notify })
  const services: Services = {
    ...wallet,
    rpc,
    siteRpc: createSiteRpc({ chainRpc, rate }),
    sessionMethods,
    subscriptions,
    clientVersion: side.clientVersion,
    showCalls: shownCalls.show,
  }
  const giveBack = (id: string): Promise<void> => unlessLocked(() => wallet.guardrails.giveBack(id), undefined)
  async function execute(approval: Approval): Promise<Execution> {
    const outcome = await executeApproval(approval, services, report)
    if (!outcome.ok && outcome.error !== 'locked') await giveBack(approval.id)
    return outcome
  }

  const queue: Queue = createQueue({
    store: world.session,
    lock,
    clock,
    random,
    window: side.window,
    notify,
    execute: async (approval) => {
      const kept = await unlessLocked<boolean | 'locked'>(() => wallet.holds.keeps(approval), 'locked')
      if (kept === 'locked') return err(kept)
      return kept ? err('held') : execute(approval)
    },
    admit: wallet.guardrails.admit,
    giveBack,
    isBlocked: wallet.visibility.isBlocked,
  })
  const carryOut = createCarryOut({ queue, execute })
  const presence = createPresence({ queue, delay })

  const answer = createPipeline({ services, queue, nodeReads, report })
  const sites = createSiteServer({
    self,
    answer,
    state: (origin) => pageState(origin, services),
    stays: subscriptions.isListening,
    opened: (channel, { origin, tabId }) => {
      presence.opened(channel)
      attempt(subscriptions.opened(channel))
      attempt(sessions.opened(channel, origin))
      attempt(side.rememberTab(tabId))
    },
    closed: (channel) => {
      sessions.closed(channel)
      attempt(presence.closed(channel))
      attempt(subscriptions.closed(channel))
    },
  })

  const sessions = createSessionEvents({
    session: async (origin) => sessionOf(await wallet.permissions.get(origin), sessionMethods),
    emit: sites.emit,
  })

  const { isUnlocked, isSettled, settling } = wallet.session
  const { accept: acceptLook, look } = createLookServer({ ...side.tabs, self, delay })
  const tabs: Tabs = { look, reload: side.tabs.reload }
  const handlers = createHandlers({ wallet, queue, presence, random, clock, rpc, shownCalls, tabs, looks, descriptors })
  const own = createPortServer({ self, handlers, isUnlocked, report })
  const { visibility } = wallet
  const { wakeTabs } = side
  const events = createEvents({ ...wallet, queue, subscriptions, sites, sessions, wakeTabs, isUnlocked, settling })

  /** What waits in front is looked at while its window opens; what is asked of a locked wallet, when that has unlocked it. */
  async function lookAhead(): Promise<void> {
    if (!(await isUnlocked())) return
    const front = (await queue.list()).find(({ state }) => state.status === 'pending')
    if (front !== undefined) looks.begin(front)
  }

  listeners.add(own.notify)
  listeners.add((topic) => {
    if (topic === 'sites') attempt(events.onSites())
    if (topic === 'approvals') attempt(lookAhead())
  })
  wallet.session.onLock(() => {
    looks.forget()
    attempt(events.onLock())
  })
  wallet.session.onUnlock(() => {
    attempt(visibility.apply())
    // Not before it is settled what a lock has ended: the tracker would carry it on.
    attempt(events.onUnlock().finally(wallet.tracker.start))
  })

  return {
    acceptSite: sites.accept,
    acceptOwn: own.accept,
    acceptLook,
    onAlarm: (name) => {
      if (name === autoLockAlarm) attempt(wallet.session.wake())
      attempt(wallet.tracker.onAlarm(name))
      if (name === holdAlarm) attempt(wallet.holds.wake())
    },
    onWindowClosed: () => {
      attempt(events.onWindowClosed())
    },
    start: async () => {
      await wallet.session.wake()
      await Promise.all([
        visibility.apply().catch(report),
        wake({
          queue,
          presence,
          ensureWindow: side.window.ensure,
          isUnlocked,
          isSettled,
          settle: events.onUnlock,
          announce: side.announceWake,
        }),
        (async () => {
          if (!(await isUnlocked())) return
          // Otherwise it comes after what a lock has ended.
          if (await isSettled()) attempt(wallet.holds.wake())
          await wallet.tracker.start()
        })(),
      ])
    },
  }
}
