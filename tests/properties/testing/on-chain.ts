import * as v from 'valibot'
import { encodeFunctionData, parseAbi } from 'viem'
import { expect } from 'vitest'
import { Address } from '#core/address.ts'
import { quantity } from '#core/quantity.ts'
import { err, ok } from '#core/result.ts'
import type { ChainRpc } from '#domain/ports.ts'
import { createReview } from '#domain/review/create-review.ts'
import { emptyRegistry } from '#domain/review/erc7730/registry.ts'
import type { Review } from '#domain/review/review.ts'
import { plainUser } from '#domain/testing/plain-user.ts'
import { quoteOf } from '#domain/testing/subjects.ts'
import { hex, testChain, transfer } from '#domain/testing/transactions.ts'
import type { TransactionRequest } from '#domain/transactions/request.ts'
import { createRpc } from '#services/rpc/client.ts'
import { clock } from '#services/system.ts'
import { receiptOf, rpc, testAddress } from '#tests/e2e/fixtures/anvil.ts'

/** An account with coin, whose key the local chain has. */
export const user = v.parse(Address, testAddress)

export const erc20 = parseAbi([
  'function approve(address spender, uint256 amount)',
  'function transfer(address to, uint256 amount)',
  'function balanceOf(address account) view returns (uint256)',
])

/** A call of the user's; `value` in wei. */
export const asked = (to: Address, data: string, value = 0n): TransactionRequest =>
  transfer({ from: user, to, value: quantity(value), data: hex(data) })

export const codesOf = ({ findings }: Pick<Review, 'findings'>): readonly string[] => findings.map(({ code }) => code)

/** What a node does not know, for each way in which what a transaction moves is found out. */
const lacking = [[], ['eth_simulateV1'], ['eth_simulateV1', 'debug_traceCall']] as const

const direct = createRpc()

/** The node at `url`, as one that does not know some methods. */
export const nodeWithout =
  (url: string, methods: readonly string[] = []): ChainRpc =>
  (_, method, params, options) =>
    methods.includes(method)
      ? Promise.resolve(err({ kind: 'refused', code: -32_601, message: 'Method not found' }))
      : direct(url, method, params, options)

/** What an ordinary user, who has sent nothing yet, is shown by a node. */
export const reviewBy = (
  chainRpc: ChainRpc,
  changes: Partial<Parameters<typeof createReview>[0]> = {},
): ReturnType<typeof createReview> =>
  createReview({
    ...plainUser,
    chainRpc,
    clock,
    journal: () => Promise.resolve([]),
    quote: () => Promise.resolve(ok(quoteOf(0n))),
    coin: () => Promise.resolve('ETH'),
    watched: () => Promise.resolve([]),
    endpoint: () => Promise.resolve(null),
    descriptors: () => Promise.resolve(emptyRegistry),
    ...changes,
  })

/** What is shown of a transaction before, by a real node, and what it comes to after. */
export class OnChain {
  readonly #url: string
  readonly #reviews: readonly ReturnType<typeof createReview>[]

  constructor(url: string) {
    this.#url = url
    this.#reviews = lacking.map((methods) => reviewBy(nodeWithout(url, methods)))
  }

  /** By each way that a node can be asked; the best one's is given. What moves is the same in all. */
  async look(request: TransactionRequest): Promise<Review> {
    const asked = { kind: 'transaction', chainId: testChain, requester: { type: 'wallet' }, request } as const
    const reviews = await Promise.all(this.#reviews.map((review) => review(asked)))
    const [best] = reviews
    if (best === undefined) throw new Error('no way to ask')
    const moves = ({ simulation }: Review) => ({
      state: simulation?.state,
      changes: simulation?.changes.toSorted((a, b) => a.asset.localeCompare(b.asset)),
    })
    for (const review of reviews) expect(moves(review)).toEqual(moves(best))
    return best
  }

  /** Mined, and it did not fail. */
  async send({ to, data, value }: TransactionRequest): Promise<void> {
    const hash = await rpc<string>(this.#url, 'eth_sendTransaction', [{ from: user, to, data, value, gas: '0x7a120' }])
    expect(await receiptOf(this.#url, hash)).toMatchObject({ status: '0x1' })
  }

  async balanceOf(token: Address, account: Address = user): Promise<bigint> {
    const data = encodeFunctionData({ abi: erc20, functionName: 'balanceOf', args: [account] })
    return BigInt(await rpc<string>(this.#url, 'eth_call', [{ to: token, data }, 'latest']))
  }

  /** Sends it, and every change of these tokens that was shown is the one that happened, and there is no other. */
  async happensAsShown(request: TransactionRequest, tokens: readonly Address[]): Promise<readonly bigint[]> {
    const { simulation } = await this.look(request)
    const held = () => Promise.all(tokens.map((token) => this.balanceOf(token)))
    const before = await held()
    await this.send(request)
    const changed = (await held()).map((balance, index) => balance - (before[index] ?? 0n))
    const shown = simulation?.changes.filter(({ asset }) => asset !== 'native') ?? []
    const amount = (token: Address): bigint => BigInt(shown.find(({ asset }) => asset === token)?.amount ?? 0)
    expect(tokens.map(amount)).toEqual(changed)
    expect(shown).toHaveLength(changed.filter((change) => change !== 0n).length)
    return changed
  }
}
