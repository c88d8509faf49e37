import * as v from 'valibot'
import type { Address } from '#core/address.ts'
import { addressFromBytes } from '#core/address.ts'
import { bytesFromBigint } from '#core/bigint-bytes.ts'
import { ChainId } from '#core/chain-id.ts'
import { Hex } from '#core/hex.ts'
import { err, ok } from '#core/result.ts'
import { addressFromPrivateKey, signDigest } from '#core/signature.ts'
import { account, chain, site } from '#domain/approvals/testing/queue.ts'
import { createDecrypter } from '#domain/accounts/decrypter.ts'
import { LockedError } from '#domain/locked-error.ts'
import { createAssets, type WatchedAsset } from '#domain/assets/assets.ts'
import { batchKey } from '#domain/calls/batch.ts'
import type { BatchFailure, BatchView } from '#domain/calls/batches.ts'
import type { Network } from '#domain/networks/network.ts'
import { createPermissions, type Grant } from '#domain/permissions/permissions.ts'
import type { RpcFailure } from '#domain/ports.ts'
import { memoryTable } from '#domain/testing/memory.ts'
import type { SubmitFailure } from '#domain/transactions/transactions.ts'
import type { ReadContext, Services } from '#provider/method.ts'
import { createRate, type RateLimits } from '#provider/rate.ts'
import { createSiteRpc } from '#provider/site-rpc.ts'

/** The first of the keys that every local node has; its account is `account`. */
export const testKey = bytesFromBigint(0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80n, 32)
export const hash = v.parse(Hex, `0x${'ab'.repeat(32)}`)
export const sepolia = v.parse(ChainId, 11_155_111)
export const stranger: Address = addressFromBytes(new Uint8Array(20).fill(7))

export type FakeServices = {
  readonly services: Services
  locked: boolean
  /** What the node answers, to a chain or to a URL. */
  node: (method: string, params: readonly unknown[]) => { ok: true; value: unknown } | { ok: false; error: RpcFailure }
  submitFailure: SubmitFailure | null
  /** What lists of calls are known, by `batchKey`, and how starting one ends. */
  readonly lists: Map<string, BatchView>
  startFailure: BatchFailure | null
  readonly shownCalls: string[]
  readonly calls: unknown[][]
  /** Sites that asked nodes, in their turns. */
  readonly turns: string[]
  readonly submitted: unknown[]
  readonly added: unknown[]
}

/** More than a test comes to. */
const amount = { calls: 1_000, units: 1_000_000 }
export const ampleRate: RateLimits = {
  atOnce: { site: 16, all: 100 },
  held: { site: amount, all: amount, least: amount },
}

const network = (chainId: ChainId, source: Network['source'] = 'built-in'): Network => ({
  chainId,
  name: `Network ${String(chainId)}`,
  currency: { name: 'Ether', symbol: 'ETH', decimals: 18 },
  rpcUrls: [],
  explorerUrl: null,
  rpcUrl: 'https://rpc.example' as Network['rpcUrl'],
  testnet: false,
  source,
})

/** Services of a wallet with one account, on two networks, over a node that answers as the test says. */
export function fakeServices(): FakeServices {
  const table = memoryTable<Grant>()
  const rate = createRate(ampleRate)
  const isUnlocked = (): Promise<boolean> => Promise.resolve(!fake.locked)
  const known = new Map<ChainId, Network>([chain, sepolia].map((chainId) => [chainId, network(chainId)]))
  const unused = (): never => {
    throw new Error('no method uses this')
  }
  const fake: FakeServices = {
    locked: false,
    node: () => ok('0x1'),
    submitFailure: null,
    lists: new Map(),
    startFailure: null,
    shownCalls: [],
    calls: [],
    turns: [],
    submitted: [],
    added: [],
    services: {
      sessionMethods: [
        'personal_sign',
        'eth_chainId',
        'eth_getBalance',
        'eth_sendTransaction',
        'eth_subscribe',
        'wallet_sendCalls',
      ],
      clientVersion: 'Coffer/1.2.3',
      permissions: createPermissions({
        table: {
          ...table,
          all: async () => {
            if (fake.locked) throw new LockedError()
            return table.all()
          },
        },
        isUnlocked,
        onLock: () => undefined,
        clock: { now: () => 1_700_000_000_000 },
        notify: () => undefined,
      }),
      networks: {
        list: () => Promise.resolve([...known.values()]),
        get: (chainId) => Promise.resolve(known.get(chainId) ?? null),
        add: (added) => {
          if (known.has(added.chainId)) return Promise.resolve(err('exists'))
          fake.added.push(added)
          known.set(added.chainId, network(added.chainId, added.source))
          return Promise.resolve(ok(undefined))
        },
        remove: unused,
        setRpcUrl: unused,
        selected: unused,
        select: unused,
        chosen: unused,
        choose: unused,
      },
      assets: createAssets({
        table: memoryTable<WatchedAsset>(),
        clock: { now: () => 1_700_000_000_000 },
        notify: () => undefined,
      }),
      signer: {
        sign: (address, digest) => {
          if (fake.locked) return Promise.resolve(err('locked'))
          return Promise.resolve(
            address === addressFromPrivateKey(testKey) ? ok(signDigest(testKey, digest)) : err('unknown-account'),
          )
        },
      },
      decrypter: createDecrypter({
        keyring: {
          withPrivateKey: (address, use) => {
            if (fake.locked) return Promise.reject(new LockedError('locked'))
            return Promise.resolve(address === addressFromPrivateKey(testKey) ? { value: use(testKey) } : null)
          },
        },
      }),
      transactions: {
        quote: unused,
        list: unused,
        track: unused,
        settle: unused,
        submit: (submission) => {
          fake.submitted.push(submission)
          return Promise.resolve(fake.submitFailure === null ? ok(hash) : err(fake.submitFailure))
        },
      },
      batches: {
        start: (submission) => {
          fake.submitted.push(submission)
          const { request, approvalId } = submission
          return Promise.resolve(
            fake.startFailure === null ? ok(request.id ?? `made of ${approvalId}`) : err(fake.startFailure),
          )
        },
        find: (origin, id) => Promise.resolve(fake.lists.get(batchKey(origin, id)) ?? null),
      },
      showCalls: (approvalId) => {
        if (fake.shownCalls.at(-1) === approvalId) return Promise.resolve(false)
        fake.shownCalls.push(approvalId)
        return Promise.resolve(true)
      },
      chainRpc: (chainId, method, params) => {
        fake.calls.push([chainId, method, params])
        return Promise.resolve(fake.node(method, params))
      },
      siteRpc: createSiteRpc({
        chainRpc: (...asked) => fake.services.chainRpc(...asked),
        rate: (origin, size, work) => {
          fake.turns.push(origin)
          return rate(origin, size, work)
        },
      }),
      subscriptions: { add: () => Promise.resolve('0x1'), remove: unused, changes: unused, logs: unused },
      rpc: (url, method, params) => {
        fake.calls.push([url, method, params])
        return Promise.resolve(fake.node(method, params))
      },
    },
  }
  return fake
}

/** A site that is connected to `account` on Ethereum. */
export const connected = (
  services: Services,
  more: Partial<ReadContext> = {},
): ReadContext & { readonly approvalId: string } => ({
  origin: site,
  chainId: chain,
  chains: [chain],
  accounts: [account],
  services,
  approvalId: 'approval',
  channel: 'channel-1',
  isInvoked: false,
  ...more,
})

/** A site that was given nothing. */
export const stranded = (services: Services): ReadContext => ({
  channel: 'channel-1',
  isInvoked: false,
  origin: site,
  chainId: chain,
  chains: [],
  accounts: [],
  services,
})
