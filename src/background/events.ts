import type { Address } from '#core/address.ts'
import type { ChainId } from '#core/chain-id.ts'
import { failure } from '#core/failure.ts'
import type { ApprovalDecision, ApprovalKind } from '#domain/approvals/kinds.ts'
import type { Approval } from '#domain/approvals/machine.ts'
import type { Batches } from '#domain/calls/batches.ts'
import { journalId } from '#domain/calls/batch.ts'
import type { SessionEvents } from '#background/session-events.ts'
import type { Holds } from '#domain/guardrails/holds.ts'
import type { Queue } from '#domain/approvals/queue.ts'
import type { Grant, Permissions } from '#domain/permissions/permissions.ts'
import type { Session } from '#domain/session/session.ts'
import { unlessLocked } from '#domain/unless-locked.ts'
import type { Visibility } from '#domain/visibility/visibility.ts'
import type { Transactions } from '#domain/transactions/transactions.ts'
import type { SubscriptionEvents } from '#provider/subscriptions/subscriptions.ts'
import type { SiteServer } from '#transport/site-server.ts'

type Deps = {
  readonly queue: Queue
  readonly permissions: Permissions
  readonly visibility: Pick<Visibility, 'list'>
  readonly transactions: Pick<Transactions, 'list'>
  readonly holds: Pick<Holds, 'cancel' | 'list' | 'wake'>
  readonly batches: Pick<Batches, 'list' | 'stopRest' | 'stopUnsent'>
  readonly subscriptions: Pick<SubscriptionEvents, 'onLock' | 'onSites'>
  readonly sites: Pick<SiteServer, 'pushState' | 'liveTabs'>
  readonly sessions: Pick<SessionEvents, 'tell'>
  readonly wakeTabs: (except: ReadonlySet<number>) => Promise<void>
  readonly isUnlocked: () => Promise<boolean>
  readonly settling: Session['settling']
}

export type Events = {
  readonly onLock: () => Promise<void>
  /** Also at the start of a worker, where the one before did not come to the end of it. */
  readonly onUnlock: () => Promise<void>
  /** A grant was given, changed or taken back. */
  readonly onSites: () => Promise<void>
  readonly onWindowClosed: () => Promise<void>
}

const lockedBefore = failure(
  'locked',
  'unauthorized',
  'The wallet was locked before this was signed. Nothing was sent.',
)

/** Nothing is signed by them, and nothing is deciphered. */
const unsigned: ReadonlySet<ApprovalKind> = new Set(['connect', 'chain', 'asset'])

/** The account that a question is about, where it is about one. */
const accountOf = ({ request }: Approval): Address | null => {
  if ('account' in request) return request.account
  return 'from' in request ? request.from : null
}

const asksToConnect = ({ requester, kind }: Approval): boolean =>
  requester.type === 'site' && kind === 'connect' && requester.method === 'eth_requestAccounts'

/** What happens when something happened: who is told, and what no longer needs an answer. */
export function createEvents(deps: Deps): Events {
  const { queue, permissions, visibility, transactions, holds, batches, subscriptions, sites, sessions } = deps
  const { wakeTabs, isUnlocked, settling } = deps
  const tellPages = async (): Promise<void> => {
    sites.pushState()
    await sessions.tell()
    await wakeTabs(sites.liveTabs())
  }

  /** A site that asked while the wallet was locked and is connected already gets what it has, with no question. */
  async function answerConnected(): Promise<void> {
    for (const approval of (await queue.list()).filter(asksToConnect)) {
      if (approval.requester.type !== 'site' || approval.state.status !== 'pending') continue
      const grant = await permissions.get(approval.requester.origin)
      if (grant !== null) await queue.approve(approval.id, decisionOf(grant))
    }
  }

  /** What a site asked of an account, or on a network, that it has no more; what was consented to as well, until it is signed. */
  async function dropUnpermitted(): Promise<void> {
    const grants = new Map<string, Grant>((await permissions.list()).map((grant) => [grant.origin, grant]))
    const has = (origin: string, chainId: ChainId, account: Address | null): boolean => {
      const grant = grants.get(origin)
      return grant?.chains.includes(chainId) === true && (account === null || grant.accounts.includes(account))
    }
    const isUnpermitted = (approval: Approval): boolean => {
      const { requester, kind, chainId } = approval
      return requester.type === 'site' && kind !== 'connect' && !has(requester.origin, chainId, accountOf(approval))
    }
    await queue.reject('superseded', isUnpermitted)
    for (const { approval, ended } of await holds.list()) {
      if (ended === null && isUnpermitted(approval)) await holds.cancel(approval.id)
    }
    for (const { batch } of await batches.list()) {
      const { approvalId, origin, request, ended } = batch
      if (!ended && origin !== 'wallet' && !has(origin, request.chainId, request.from))
        await batches.stopRest(approvalId)
    }
  }

  /** Whom the user blocked is not known before the first unlock; such a question goes, and nobody is asked. */
  async function dropBlocked(): Promise<void> {
    const blocked = new Set((await visibility.list()).filter((choice) => choice.blocked).map(({ origin }) => origin))
    if (blocked.size === 0) return
    await queue.reject('superseded', ({ requester }) => requester.type === 'site' && blocked.has(requester.origin))
  }

  /**
   * What was approved but not signed before the wallet was locked is not signed at the next unlock, which may be the next
   * morning: fees, prices and the user's mind may be others by then, and a permit lets its spender take what it says. What
   * the user wants to be held is looked at anew before it is signed, and stays.
   */
  async function dropUnsigned(): Promise<void> {
    const journal = await transactions.list()
    const signed = new Set(journal.filter(({ state }) => state.status !== 'prepared').map(({ id }) => id))
    const held = new Set((await holds.list()).map(({ approval }) => approval.id))
    await queue.abandon(lockedBefore, ({ kind, id }) => {
      if (held.has(id)) return false
      if (kind === 'calls') return !signed.has(journalId(id, 0))
      return !unsigned.has(kind) && !signed.has(id)
    })
    await batches.stopUnsent()
  }

  return {
    async onLock() {
      await Promise.all([queue.forgetAnswers(), subscriptions.onLock()])
      await tellPages()
    },
    // Locked in the middle of it, the rest is for the next unlock.
    onUnlock: () =>
      unlessLocked(async () => {
        const settle = settling()
        await dropBlocked()
        await answerConnected()
        await dropUnsigned()
        await settle()
        // What goes on may wait for a node; pages are not kept waiting for that.
        await Promise.all([queue.resume(), holds.wake(), tellPages()])
      }, undefined),
    async onSites() {
      // At once: what follows takes its time, and an answer must not come before the event that it caused.
      sites.pushState()
      await subscriptions.onSites()
      await tellPages()
      if (await isUnlocked()) await unlessLocked(dropUnpermitted, undefined)
    },
    onWindowClosed: () => queue.reject('user', () => true),
  }
}

const decisionOf = ({ accounts, chainId, chains }: Grant): ApprovalDecision<'connect'> => ({
  accounts,
  chainId,
  chains,
})
