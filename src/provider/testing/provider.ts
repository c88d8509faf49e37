import * as v from 'valibot'
import { world, type World } from '#domain/approvals/testing/queue.ts'
import type { Queue } from '#domain/approvals/queue.ts'
import { executeApproval } from '#provider/execute.ts'
import { createNodeReads } from '#provider/node-reads.ts'
import { createPipeline } from '#provider/pipeline.ts'
import { createRate } from '#provider/rate.ts'
import { ampleRate, fakeServices, type FakeServices } from '#provider/testing/services.ts'
import type { Asker } from '#transport/site-server.ts'
import type { Answer } from '#transport/wire.ts'
import { Origin } from '#core/origin.ts'

export const asker: Asker = { origin: v.parse(Origin, 'https://app.example'), channel: 'channel-1' }

export type Wallet = {
  readonly fake: FakeServices
  readonly approvals: World
  readonly reported: unknown[]
  /** The worker that runs now; `stop` puts a new one in its place, over the same stores. */
  queue: Queue
  ask: (method: string, params?: unknown, requestId?: string, from?: Asker) => Promise<Answer>
  send: (text: string, requestId?: string, from?: Asker) => Promise<Answer>
  readonly stop: () => void
  /** Answers the first question that comes, as the user would. */
  readonly decide: (decision: object | 'refuse') => Promise<void>
}

/** The whole of the provider over stores in memory. */
export function startWallet(): Wallet {
  const fake = fakeServices()
  const approvals = world()
  const reported: unknown[] = []
  const report = (unexpected: unknown): void => {
    reported.push(unexpected)
  }
  let count = 0
  approvals.execute = (approval) => executeApproval(approval, fake.services, report)

  function start(): Pick<Wallet, 'queue' | 'send' | 'ask'> {
    const queue = approvals.worker()
    const nodeReads = createNodeReads({
      chainRpc: fake.services.chainRpc,
      rate: createRate(ampleRate),
    })
    const pipeline = createPipeline({ services: fake.services, queue, nodeReads, report })
    const send: Wallet['send'] = (text, requestId, from = asker) => {
      count += 1
      return pipeline(from, requestId ?? `request-${String(count)}`, text)
    }
    return {
      queue,
      send,
      ask: (method, params, requestId, from) => send(JSON.stringify({ method, params }), requestId, from),
    }
  }

  const wallet: Wallet = {
    fake,
    approvals,
    reported,
    ...start(),
    stop: () => {
      Object.assign(wallet, start())
    },
    async decide(decision) {
      let pending = undefined
      for (let turn = 0; turn < 1_000 && pending === undefined; turn += 1) {
        await Promise.resolve()
        pending = (await wallet.queue.list()).find(({ state }) => state.status === 'pending')
      }
      if (pending === undefined) throw new Error('nothing was asked')
      const { id } = pending
      if (decision === 'refuse') await wallet.queue.reject('user', (approval) => approval.id === id)
      else await wallet.queue.approve(id, decision)
    },
  }
  return wallet
}
