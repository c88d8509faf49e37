import * as v from 'valibot'
import { Address } from '#core/address.ts'
import { ChainId } from '#core/chain-id.ts'
import { Origin } from '#core/origin.ts'
import { ok, type Result } from '#core/result.ts'
import type { Approval } from '#domain/approvals/machine.ts'
import type { Execution } from '#domain/approvals/execution.ts'
import { createQueue, type Question, type Queue } from '#domain/approvals/queue.ts'
import type { Proof, ProofRefusal } from '#domain/guardrails/proof.ts'
import type { KeyValueStore, Lock } from '#domain/ports.ts'

export const account = v.parse(Address, '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266')
export const otherAccount = v.parse(Address, '0x70997970C51812dc3A010C7d01b50e0d17dc79C8')
export const chain = v.parse(ChainId, 1)
export const site = v.parse(Origin, 'https://app.example')
export const otherSite = v.parse(Origin, 'https://other.example')

/** Values go through JSON, as they do in the browser. */
export function memoryStore(): KeyValueStore {
  const texts = new Map<string, string>()
  return {
    get: (key) => {
      const text = texts.get(key)
      return Promise.resolve(text === undefined ? undefined : (JSON.parse(text) as unknown))
    },
    set: (key, value) => {
      texts.set(key, JSON.stringify(value))
      return Promise.resolve()
    },
    remove: (key) => {
      texts.delete(key)
      return Promise.resolve()
    },
  }
}

export function memoryLock(): Lock {
  const tails = new Map<string, Promise<unknown>>()
  return (name, work) => {
    const turn = (tails.get(name) ?? Promise.resolve()).then(work, work)
    tails.set(name, turn)
    return turn
  }
}

export type World = {
  readonly store: KeyValueStore
  readonly executed: Approval[]
  /** Every `show` with what was stored at that moment, every `close`. */
  readonly window: string[]
  now: number
  readonly blocked: Set<Origin>
  execute: (approval: Approval) => Promise<Execution>
  admit: (proof: Proof) => Promise<Result<void, ProofRefusal>>
  readonly givenBack: string[]
  /** A worker over the same stores, as after a stop. */
  readonly worker: () => Queue
}

export function world(): World {
  const store = memoryStore()
  let count = 0
  const made: World = {
    store,
    executed: [],
    window: [],
    now: 1_000_000,
    blocked: new Set(),
    execute: () => Promise.resolve(ok('done')),
    admit: () => Promise.resolve(ok(undefined)),
    givenBack: [],
    worker: () => {
      const queue: Queue = createQueue({
        store,
        lock: memoryLock(),
        clock: { now: () => made.now },
        random: {
          bytes: (length) => new Uint8Array(length),
          uuid: () => {
            count += 1
            return `id-${String(count)}`
          },
        },
        window: {
          show: async () => {
            made.window.push(`show ${(await queue.list()).map(({ id }) => id).join()}`)
          },
          close: () => {
            made.window.push('close')
            return Promise.resolve()
          },
        },
        notify: () => undefined,
        admit: (_, proof) => made.admit(proof),
        giveBack: (id) => {
          made.givenBack.push(id)
          return Promise.resolve()
        },
        isBlocked: (origin) => Promise.resolve(made.blocked.has(origin)),
        execute: (approval) => {
          made.executed.push(approval)
          return made.execute(approval)
        },
      })
      return queue
    },
  }
  return made
}

export const question = (requestId: string, origin = site, channel = 'channel-1'): Question<'message'> => ({
  requester: { type: 'site', origin, channel, method: 'personal_sign' },
  requestId,
  step: 0,
  kind: 'message',
  chainId: chain,
  request: { account, message: '0x00' as Question<'message'>['request']['message'] },
})

export const connectQuestion = (requestId: string, origin = site): Question<'connect'> => ({
  requester: { type: 'site', origin, channel: 'channel-1', method: 'eth_requestAccounts' },
  requestId,
  step: 0,
  kind: 'connect',
  chainId: chain,
  request: { chainId: chain, accounts: [], chains: [] },
})
