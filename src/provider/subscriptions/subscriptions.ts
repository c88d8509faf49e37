import { rpcError } from '#core/errors.ts'
import { scopeOf } from '#provider/scope.ts'
import type { ChainId } from '#core/chain-id.ts'
import type { Origin } from '#core/origin.ts'
import type { Clock, KeyValueStore, Lock, Random } from '#domain/ports.ts'
import type { Permissions } from '#domain/permissions/permissions.ts'
import type { NodeMethodName } from '#provider/passthrough.ts'
import { changesOf, newTransactions } from '#provider/subscriptions/changes.ts'
import type { Read } from '#provider/subscriptions/read.ts'
import { follow } from '#provider/subscriptions/follow.ts'
import { createNodeView } from '#provider/subscriptions/node-view.ts'
import { createPoll } from '#provider/subscriptions/poll.ts'
import type { Wanted, Watch } from '#provider/subscriptions/watch.ts'
import { createWatches } from '#provider/subscriptions/watches.ts'
import type { Asker } from '#transport/site-server.ts'

/** What documents want to hear of. Subscriptions are told, filters are asked; each stays on the chain it was made on. */
export type Subscriptions = {
  /** The new one's id; by the site's session (`isInvoked`) or not. Throws `RpcError`, as do all that ask a node. */
  readonly add: (
    asker: Asker & { readonly isInvoked?: boolean },
    chainId: ChainId,
    wanted: Wanted,
    push: boolean,
  ) => Promise<string>
  /** Whether there was one. */
  readonly remove: (asker: Asker, id: string, push: boolean) => Promise<boolean>
  /** What is new since a filter was asked last. */
  readonly changes: (asker: Asker, id: string) => Promise<readonly unknown[]>
  /** All logs that a filter for logs means, whether they were told or not. */
  readonly logs: (asker: Asker, id: string) => Promise<unknown>
}

/** The other side: what the background tells. */
export type SubscriptionEvents = {
  readonly opened: (channel: string) => Promise<void>
  readonly closed: (channel: string) => Promise<void>
  readonly onLock: () => Promise<void>
  /** Ends what a site has no network for any more. */
  readonly onSites: () => Promise<void>
  /** Whether the document must be reachable. */
  readonly isListening: (channel: string) => Promise<boolean>
}

type Deps = {
  readonly store: KeyValueStore
  readonly lock: Lock
  readonly clock: Clock
  readonly random: Random
  readonly permissions: Pick<Permissions, 'get'>
  /** A read of a site, in its turn among what that site asks. */
  readonly readFor: (
    origin: Origin,
    chainId: ChainId,
    method: NodeMethodName,
    params: readonly unknown[],
  ) => Promise<unknown>
  /** A read for several sites at once. */
  readonly readChain: (chainId: ChainId, method: NodeMethodName, params: readonly unknown[]) => Promise<unknown>
  readonly emit: (isMeant: (asker: Asker) => boolean, name: string, value: unknown) => void
  /** A document began to listen, or listens no more. */
  readonly onChange: (channel: string) => void
  readonly delay: (milliseconds: number) => Promise<void>
  readonly signal: AbortSignal
  readonly report: (unexpected: unknown) => void
}

export function createSubscriptions(deps: Deps): Subscriptions & SubscriptionEvents {
  const { store, lock, clock, random, permissions, emit, onChange, delay, signal, report } = deps
  const watches = createWatches({ store, clock })
  const readFor =
    (origin: Origin, chainId: ChainId): Read =>
    (method, params) =>
      deps.readFor(origin, chainId, method, params)

  async function isPermitted({ origin, chainId }: Watch): Promise<boolean> {
    return (await permissions.get(origin))?.chains.includes(chainId) ?? false
  }

  const poll = createPoll({
    watches,
    readChain: (chainId) => (method, params) => deps.readChain(chainId, method, params),
    readFor,
    isPermitted,
    tell: ({ origin, channel, id, isInvoked, chainId }, result) => {
      const isMeant = (asker: Asker): boolean => asker.channel === channel && asker.origin === origin
      const [type, data] = ['eth_subscription', { subscription: id, result }] as const
      // Source: CAIP-319 §Notification, and EIP-1193 §message with its value of `eth_subscription`.
      if (isInvoked)
        emit(isMeant, 'wallet_notify', { scope: scopeOf(chainId), notification: { method: type, params: data } })
      else emit(isMeant, 'message', { type, data })
    },
    delay,
    signal,
    report,
  })
  const poke = (): void => void poll.start().catch(report)

  /** Source: execution-apis, "hex encoded unsigned integer": no zero in front. */
  const newId = (): string => `0x1${[...random.bytes(15)].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`

  async function filter(asker: Asker, id: string): Promise<Watch> {
    const watch = await watches.find(asker, id, false)
    if (watch === null) throw rpcError('serverError', 'filter not found')
    return watch
  }

  return {
    async add({ origin, channel, isInvoked = false }, chainId, wanted, push) {
      const view = createNodeView(readFor(origin, chainId))
      const { recent } = await follow([], view)
      const { seen } = wanted.kind === 'pending' ? await newTransactions([], [], view) : { seen: [] }
      const id = newId()
      const watch = { id, origin, channel, chainId, push, isInvoked, wanted, recent: [...recent], seen }
      const added = await watches.add(watch)
      if (!added.ok) throw rpcError('limitExceeded', 'This site has too many subscriptions and filters.')
      if (push) {
        onChange(channel)
        poke()
      }
      return id
    },
    async remove(asker, id, push) {
      const removed = await watches.remove(asker, id, push)
      if (removed && push) onChange(asker.channel)
      return removed
    },
    changes: (asker, id) =>
      lock(`filter:${id}`, async () => {
        const watch = await filter(asker, id)
        if (!(await isPermitted(watch))) throw rpcError('unauthorized')
        const read = readFor(watch.origin, watch.chainId)
        const { progress, results } = await changesOf(watch, createNodeView(read), read)
        watches.advance(id, progress)
        // Not waited for: the answer leaves in the same turn.
        watches.save().catch(report)
        return results
      }),
    async logs(asker, id) {
      const watch = await filter(asker, id)
      if (watch.wanted.kind !== 'logs') throw rpcError('serverError', 'filter not found')
      if (!(await isPermitted(watch))) throw rpcError('unauthorized')
      return readFor(watch.origin, watch.chainId)('eth_getLogs', [watch.wanted.criteria])
    },
    async opened(channel) {
      watches.opened(channel)
      if (await watches.isListening(channel)) poke()
    },
    closed: watches.closed,
    onLock: () => watches.removeWhere(() => true),
    async onSites() {
      const listed = await watches.all()
      const kept = await Promise.all(listed.map(isPermitted))
      const gone = new Set(listed.filter((_, index) => kept[index] === false).map(({ id }) => id))
      await watches.removeWhere(({ id }) => gone.has(id))
    },
    isListening: watches.isListening,
  }
}
