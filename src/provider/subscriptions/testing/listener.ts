import * as v from 'valibot'
import { Origin } from '#core/origin.ts'
import { account, chain } from '#domain/approvals/testing/queue.ts'
import type { Grant } from '#domain/permissions/permissions.ts'
import type { ChainId } from '#core/chain-id.ts'
import type { KeyValueStore } from '#domain/ports.ts'
import { createMemoryStore } from '#domain/testing/memory-store.ts'
import type { Read } from '#provider/subscriptions/read.ts'
import { modelChain, type ModelChain } from '#provider/subscriptions/testing/model-chain.ts'
import {
  createSubscriptions,
  type SubscriptionEvents,
  type Subscriptions,
} from '#provider/subscriptions/subscriptions.ts'
import type { Asker } from '#transport/site-server.ts'
import { createLock } from '#services/system.ts'

export const asker: Asker = { origin: v.parse(Origin, 'https://app.example'), channel: 'channel-1' }

export type Told = { readonly id: string; readonly result: unknown }

export type Listening = {
  readonly chain: ModelChain
  readonly store: KeyValueStore
  /** What each document was told, in order. */
  readonly told: ReadonlyMap<string, readonly Told[]>
  readonly changed: string[]
  /** What was told by another event than `message`, whoever was meant. */
  readonly otherwise: readonly { readonly name: string; readonly value: unknown }[]
  readonly permitted: Map<Origin, readonly ChainId[]>
  readonly reported: unknown[]
  /** What the node is asked through; tests put their own in its place. */
  read: Read
  now: number
  worker: Subscriptions & SubscriptionEvents
  /** The worker's timers come due, once, and what they begin ends. */
  readonly tick: () => Promise<void>
  readonly pauses: () => readonly number[]
  /** Another worker over the same store; the one before is never heard of again. */
  readonly stop: () => void
}

const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0))

/** All of the subscriptions over a chain in memory. */
export function startListening(): Listening {
  const chainModel = modelChain()
  const store = createMemoryStore()
  const told = new Map<string, Told[]>()
  const permitted = new Map<Origin, readonly ChainId[]>([[asker.origin, [chain]]])
  const changed: string[] = []
  const otherwise: { readonly name: string; readonly value: unknown }[] = []
  let timers: { readonly milliseconds: number; readonly due: () => void }[] = []
  let ids = 0
  let life = 0

  function start(): Subscriptions & SubscriptionEvents {
    life += 1
    const own = life
    timers = []
    const ifAlive = <T>(work: () => Promise<T>): Promise<T> => (own === life ? work() : new Promise<T>(() => undefined))
    const read: Read = (method, params) =>
      ifAlive(() => listening.read(method, params)).then((value) => ifAlive(() => Promise.resolve(value)))
    return createSubscriptions({
      store,
      lock: createLock(),
      clock: { now: () => listening.now },
      random: {
        bytes: (length) => {
          ids += 1
          return new Uint8Array(length).fill(ids)
        },
        uuid: () => 'unused',
      },
      permissions: {
        get: (origin) => {
          const chains = permitted.get(origin)
          const grant: Grant = {
            origin,
            accounts: [account],
            chainId: chain,
            chains: [...(chains ?? [])],
            grantedAt: 0,
          }
          return Promise.resolve(chains === undefined ? null : grant)
        },
      },
      readFor: (_origin, _chainId, method, params) => read(method, params),
      readChain: (_chainId, method, params) => read(method, params),
      emit: (isMeant, name, value) => {
        if (name !== 'message') {
          otherwise.push({ name, value })
          return
        }
        const { data } = value as { readonly data: { readonly subscription: string; readonly result: unknown } }
        for (const [channel, list] of told) {
          for (const origin of permitted.keys()) {
            if (isMeant({ origin, channel })) list.push({ id: data.subscription, result: data.result })
          }
        }
      },
      onChange: (channel) => {
        changed.push(channel)
      },
      delay: (milliseconds) =>
        new Promise((resolve) => {
          if (own === life) timers.push({ milliseconds, due: resolve })
        }),
      signal: new AbortController().signal,
      report: (unexpected) => {
        listening.reported.push(unexpected)
      },
    })
  }

  told.set(asker.channel, [])
  told.set('channel-2', [])
  const listening: Listening = {
    chain: chainModel,
    store,
    told,
    changed,
    otherwise,
    permitted,
    reported: [],
    read: chainModel.read,
    now: 1_700_000_000_000,
    worker: undefined as never,
    async tick() {
      await settle()
      for (const { due } of timers.splice(0)) due()
      await settle()
    },
    pauses: () => timers.map(({ milliseconds }) => milliseconds),
    stop() {
      listening.worker = start()
    },
  }
  listening.worker = start()
  return listening
}
