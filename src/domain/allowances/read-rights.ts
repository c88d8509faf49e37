import * as v from 'valibot'
import type { Address } from '#core/address.ts'
import type { ChainId } from '#core/chain-id.ts'
import { isContractCode } from '#core/contract-code.ts'
import { Hex } from '#core/hex.ts'
import { quantity, type Quantity } from '#core/quantity.ts'
import { readStanding } from '#domain/allowances/read-standing.ts'
import type { Trace } from '#domain/allowances/right.ts'
import type { StandingRight } from '#domain/allowances/standing-right.ts'
import { Decimals, TokenName, TokenSymbol } from '#domain/assets/asset.ts'
import { readHolding } from '#domain/assets/holding.ts'
import { symbolKey } from '#domain/assets/symbol-key.ts'
import { readTokenFacts } from '#domain/assets/token-facts.ts'
import type { ChainRpc, Clock } from '#domain/ports.ts'
import type { Registry } from '#domain/review/erc7730/registry.ts'
import { permit2 } from '#domain/review/simulation/topics.ts'
import { askNode, Count } from '#domain/transactions/ask-node.ts'

/** More traces than these are no person's: whoever emits them wants the list to be unreadable. */
export const mostRights = 300

export type RightsDeps = {
  readonly chainRpc: ChainRpc
  readonly clock: Clock
  /** The symbol of a network's own coin. */
  readonly coin: (chainId: ChainId) => Promise<string | null>
  /** What the owners of contracts say of them. */
  readonly descriptors: () => Promise<Registry>
}

export type Account = { readonly chainId: ChainId; readonly owner: Address }

type Label = Pick<StandingRight, 'symbol' | 'name' | 'decimals' | 'balance'>
type Spender = Pick<StandingRight, 'spenderName' | 'spenderHasCode'>

/** Asks for the same thing once. */
function once<K, T>(ask: (key: K) => Promise<T>): (key: K) => Promise<T> {
  const asked = new Map<K, Promise<T>>()
  return (key) => {
    const known = asked.get(key) ?? ask(key)
    asked.set(key, known)
    return known
  }
}

const parsed = <T>(schema: v.GenericSchema<unknown, T>, value: unknown): T | null => {
  const read = v.safeParse(schema, value)
  return read.success ? read.output : null
}

/** Of an approval that is of a token or of one NFT, the one that nobody could read is not told beside the other. */
const withoutGuesses = (rows: readonly StandingRight[]): readonly StandingRight[] =>
  rows.filter(
    ({ right, amount }) =>
      right.type !== 'item' ||
      amount !== null ||
      !rows.some(
        ({ right: { type, contract, spender } }) =>
          type === 'token' && contract === right.contract && spender === right.spender,
      ),
  )

/** Cancelled rights are left out; what the node did not tell of is not. Source of names: ERC-7730 `metadata.owner`. */
export async function readRights(
  { chainRpc, clock, coin, descriptors }: RightsDeps,
  { chainId, owner }: Account,
  traces: readonly Trace[],
): Promise<readonly StandingRight[]> {
  const now = BigInt(Math.floor(clock.now() / 1_000))
  const [ownSymbol, registry] = await Promise.all([coin(chainId), descriptors()])

  const held = async (contract: Address): Promise<Quantity | null> => {
    const told = await readHolding(chainRpc, { type: 'erc20', chainId, address: contract }, owner)
    return told.ok ? quantity(told.value) : null
  }
  const labelOf = once<Address, Label>(async (contract) => {
    const [facts, balance] = await Promise.all([
      readTokenFacts(chainRpc, { chainId, address: contract }),
      held(contract),
    ])
    if (!facts.ok) return { symbol: null, name: null, decimals: null, balance }
    const symbol = parsed(TokenSymbol, facts.value.symbol)
    // What calls itself as the coin is not named so.
    const isCopy = symbol !== null && ownSymbol !== null && symbolKey(symbol) === symbolKey(ownSymbol)
    const decimals = facts.value.decimals === null ? null : parsed(Decimals, Number(facts.value.decimals))
    return {
      symbol: isCopy ? null : symbol,
      name: isCopy ? null : parsed(TokenName, facts.value.name),
      decimals,
      balance,
    }
  })
  const spenderOf = once<Address, Spender>(async (spender) => {
    const code = await askNode(chainRpc, chainId, 'eth_getCode', [spender, 'latest'], Hex)
    const named = registry(chainId, spender).find((one) => one.owner !== null)?.owner ?? null
    const spenderName = spender === permit2 ? 'Permit2' : named
    return { spenderName, spenderHasCode: code.ok ? isContractCode(code.value) : null }
  })
  const timeOf = once<bigint, number | null>(async (block) => {
    const asked = [`0x${block.toString(16)}`, false]
    const told = await askNode(chainRpc, chainId, 'eth_getBlockByNumber', asked, v.object({ timestamp: Count }))
    return told.ok ? told.value.timestamp : null
  })

  async function rowOf(trace: Trace): Promise<StandingRight | null> {
    const { right } = trace
    const told = await readStanding({ chainRpc, chainId, owner }, right, now)
    if (told.ok && told.value === null) return null
    const standing = told.ok ? told.value : null
    const [label, spender, givenAt] = await Promise.all([
      labelOf(right.contract),
      spenderOf(right.spender),
      'block' in trace ? timeOf(trace.block) : Math.floor(trace.at / 1_000),
    ])
    const { amount = null, until = null } = standing ?? {}
    return {
      ...label,
      ...spender,
      ...{ right, givenAt, until: until === null ? null : Number(until) },
      amount: typeof amount === 'bigint' ? quantity(amount) : amount,
    }
  }

  return withoutGuesses((await Promise.all(traces.slice(0, mostRights).map(rowOf))).filter((row) => row !== null))
}
