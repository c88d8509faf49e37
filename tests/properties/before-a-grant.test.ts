import * as v from 'valibot'
import { beforeAll, expect, test } from 'vitest'
import { Address } from '#core/address.ts'
import { ChainId } from '#core/chain-id.ts'
import { Origin } from '#core/origin.ts'
import { err, ok } from '#core/result.ts'
import { methods } from '#provider/methods.ts'
import { passthrough } from '#provider/passthrough.ts'
import { createBackgroundWorld, eventually } from '#tests/properties/background-world.ts'

/**
 * What a site that was given nothing can learn: the same requests and events in each state that a wallet can be in, the
 * answers equal to the byte. How long they take is not looked at.
 */

const site = v.parse(Origin, 'https://curious.example')
const friend = v.parse(Origin, 'https://friend.example')
const mainnet = v.parse(ChainId, 1)
const sepolia = v.parse(ChainId, 11_155_111)
const custom = v.parse(ChainId, 4_242)
const phrase = 'test test test test test test test test test test test junk'
const password = 'correct horse battery'
const account = v.parse(Address, '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266')

/** Each URL ends in the number of its chain; blocks are empty and whatever is sent is taken, and never mined. */
const hash = `0x${'ab'.repeat(32)}`
const results: Readonly<Record<string, unknown>> = {
  eth_getBalance: '0xde0b6b3a7640000',
  eth_getTransactionCount: '0x0',
  eth_estimateGas: '0x5208',
  eth_gasPrice: '0x3b9aca00',
  eth_getCode: '0x',
  eth_maxPriorityFeePerGas: '0x3b9aca00',
  eth_blockNumber: '0x10',
  eth_getBlockByNumber: { number: '0x10', baseFeePerGas: '0x3b9aca00', gasLimit: '0x1c9c380', timestamp: '0x6553f100' },
  eth_feeHistory: {
    oldestBlock: '0x1',
    baseFeePerGas: ['0x3b9aca00', '0x3b9aca00'],
    gasUsedRatio: [0.5],
    reward: [['0x3b9aca00']],
  },
  eth_sendRawTransaction: hash,
  eth_getTransactionReceipt: null,
  eth_getTransactionByHash: null,
}
const world = createBackgroundWorld((url, method) =>
  Promise.resolve(
    method === 'eth_chainId'
      ? ok(`0x${Number(new URL(url).pathname.slice(1)).toString(16)}`)
      : method in results
        ? ok(results[method])
        : err({ kind: 'refused', code: -32_601, message: 'no such method' }),
  ),
)

const likely: Readonly<Record<string, readonly unknown[]>> = {
  eth_sendTransaction: [{ from: account, to: account, value: '0x1' }],
  personal_sign: ['0x68656c6c6f', account],
  personal_ecRecover: ['0x68656c6c6f', `0x${'11'.repeat(65)}`],
  wallet_addEthereumChain: [
    {
      chainId: '0x1092',
      chainName: 'Custom',
      nativeCurrency: { name: 'Ether', symbol: 'ETH', decimals: 18 },
      rpcUrls: ['https://node.example/4242'],
    },
  ],
  wallet_requestPermissions: [{ eth_accounts: {} }],
  wallet_revokePermissions: [{ eth_accounts: {} }],
  wallet_switchEthereumChain: [{ chainId: '0xaa36a7' }],
  eth_getBalance: [account, 'latest'],
  eth_call: [{ to: account }, 'latest'],
}

const shapes = (name: string): readonly unknown[] => [undefined, [], likely[name] ?? [account], [{}], { a: 1 }]

const texts: readonly string[] = [
  ...Object.keys(methods).flatMap((method) => shapes(method).map((params) => JSON.stringify({ method, params }))),
  ...Object.keys(passthrough).map((method) => JSON.stringify({ method, params: likely[method] ?? [] })),
  ...['eth_sign', 'wallet_lock', 'metamask_getProviderState', 'constructor', 'x'].map((method) =>
    JSON.stringify({ method }),
  ),
  '',
  'null',
  '[]',
  '{"method":1}',
  '{"method":"eth_accounts","params":"x"}',
  '{"method":"eth_accounts","__proto__":{"x":1}}',
  '['.repeat(100),
  JSON.stringify({ method: 'eth_accounts', params: ['x'.repeat(1_100_000)] }),
]

/** What the site heard to each request, in order; where the user would be asked, that and no more. */
async function transcript(): Promise<readonly unknown[]> {
  const heard: unknown[] = []
  for (const text of texts) {
    const page = world.connect(site)
    const { shown } = world.window
    page.say({ type: 'request', id: '1', text })
    const answer = (): unknown => page.received.find(({ type }) => type === 'answer')
    const isAnswered = await eventually('answer or question', () =>
      answer() !== undefined ? 'yes' : world.window.shown > shown ? 'no' : null,
    )
    await eventually('state', () => page.received.some(({ type }) => type === 'state'))
    heard.push(page.received.slice(), isAnswered)
    page.close()
    if (isAnswered === 'no') {
      world.pass(2_000)
      await eventually('end of the question', () => !JSON.stringify(world.session.data.get('approvals')).includes(site))
    }
  }
  return heard
}

/** Asks as another site does, and decides as the user. */
async function ask(method: string, params: unknown, decision: object | null): Promise<() => void> {
  const page = world.connect(friend, undefined, 2)
  const { shown } = world.window
  page.say({ type: 'request', id: '1', text: JSON.stringify({ method, params }) })
  const refused = (): boolean => page.received.some(({ type }) => type === 'answer')
  await eventually('question', () => world.window.shown > shown || refused())
  if (refused()) throw new Error('refused')
  if (decision !== null) {
    const [approval] = await world.call('approvals.list', {})
    await world.call('approvals.approve', { id: approval?.id ?? '', decision })
  }
  return page.close
}

const connection = { accounts: [account], chainId: mainnet }

/** Each state goes on from the one before, as the life of a wallet does. */
const life: readonly (readonly [string, () => Promise<unknown>])[] = [
  ['made, and no network chosen yet', () => world.call('vault.create', { phrase, password })],
  [
    'unlocked, with no site',
    () => world.call('networks.choose', { chainId: mainnet, rpcUrl: 'https://node.example/1' }),
  ],
  ['on another network', () => world.call('networks.select', { chainId: sepolia })],
  [
    'with a network of the user’s own',
    () =>
      world.call('networks.add', {
        chainId: custom,
        name: 'Custom',
        currency: { name: 'Ether', symbol: 'ETH', decimals: 18 },
        rpcUrls: ['https://node.example/4242' as never],
        explorerUrl: null,
        testnet: false,
      }),
  ],
  ['with a second account', () => world.call('accounts.add', { name: 'Second' })],
  ['connected to another site', () => ask('eth_requestAccounts', undefined, connection)],
  ['while another site waits for the user', () => ask('personal_sign', likely['personal_sign'], null)],
  [
    'with a transaction that is not in a block yet',
    async () => {
      await world.call('approvals.rejectAll', {})
      await ask('eth_sendTransaction', likely['eth_sendTransaction'], {
        gasLimit: '0x5208',
        fee: { type: 'legacy', gasPrice: '0x3b9aca00' },
      })
      expect(await world.call('activity.list', {})).toHaveLength(1)
    },
  ],
  [
    'leaving another site alone for a while',
    async () => {
      for (let count = 0; count < 2; count += 1) {
        await ask('personal_sign', likely['personal_sign'], null)
        await world.call('approvals.rejectAll', {})
      }
      await expect(ask('personal_sign', likely['personal_sign'], null)).rejects.toThrow('refused')
    },
  ],
  [
    'in a new worker',
    () => {
      world.start()
      return Promise.resolve()
    },
  ],
  [
    'after this very site was disconnected',
    async () => {
      const page = world.connect(site)
      page.say({ type: 'request', id: '1', text: '{"method":"eth_requestAccounts"}' })
      await eventually('question', () => world.window.open)
      const [approval] = await world.call('approvals.list', {})
      await world.call('approvals.approve', { id: approval?.id ?? '', decision: connection })
      await world.call('sites.disconnect', { origin: site })
      page.close()
    },
  ],
  ['locked', () => world.call('session.lock', {})],
  [
    'locked by the time that passed',
    async () => {
      await world.call('session.unlock', { password })
      world.time.now += 24 * 60 * 60_000
    },
  ],
  [
    'waiting after wrong passwords',
    async () => {
      for (let count = 0; count < 3; count += 1) {
        await world.call('session.unlock', { password: 'wrong' })
        world.time.now += 60_000
      }
    },
  ],
  [
    'damaged',
    () => {
      for (const key of ['vault-a', 'vault-b']) if (world.local.data.has(key)) world.local.data.set(key, 'damaged')
      world.start()
      return Promise.resolve()
    },
  ],
]

let fresh: readonly unknown[]

beforeAll(async () => {
  world.start()
  fresh = await transcript()
}, 60_000)

test('a site hears something of everything, and asks the user where it should', () => {
  expect(texts.length).toBeGreaterThan(60)
  expect(fresh).toHaveLength(2 * texts.length)
  expect(fresh.filter((entry) => entry === 'no').length).toBeGreaterThanOrEqual(3)
  expect(JSON.stringify(fresh)).toContain('"state":{"chainId":"0x1","accounts":[]}')
})

test.each(life)('the same: %s', { timeout: 120_000 }, async (_, live) => {
  await live()
  expect(JSON.stringify(await transcript())).toBe(JSON.stringify(fresh))
  expect(world.reported.map((thrown) => (thrown instanceof Error ? thrown.stack : thrown))).toEqual([])
})
