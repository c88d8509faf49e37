import * as v from 'valibot'
import type { Address } from '#core/address.ts'
import type { ChainId } from '#core/chain-id.ts'
import { isContractCode } from '#core/contract-code.ts'
import { Hex } from '#core/hex.ts'
import type { Quantity } from '#core/quantity.ts'
import { err, ok, type Result } from '#core/result.ts'
import { decodeWord, encodeCall } from '#domain/assets/abi.ts'
import { type Asset, Decimals, TokenName, TokenSymbol } from '#domain/assets/asset.ts'
import { callView, type Contract } from '#domain/assets/call-view.ts'
import { readHolding } from '#domain/assets/holding.ts'
import { readTokenFacts, type TokenFacts } from '#domain/assets/token-facts.ts'
import type { ChainRpc, RpcFailure } from '#domain/ports.ts'
import { askNode } from '#domain/transactions/ask-node.ts'

/** What somebody says that there is. */
export type Sought =
  | { readonly type: 'erc20'; readonly chainId: ChainId; readonly address: Address }
  | {
      readonly type: 'erc721' | 'erc1155'
      readonly chainId: ChainId
      readonly address: Address
      readonly tokenId: Quantity
    }

export const assetProblems = [
  'no-contract',
  'other-standard',
  'no-symbol',
  'no-decimals',
  'unfit-text',
  'not-owned',
] as const
export type AssetProblem = (typeof assetProblems)[number]

type Failure = { readonly kind: AssetProblem } | RpcFailure

/** EIP-165 ids: of EIP-165 itself, the one that must be denied, and those of the two standards. */
const interfaces = { own: 0x01ffc9a7n, none: 0xffffffffn, erc721: 0x80ac58cdn, erc1155: 0xd9b67a26n } as const

async function supports(chainRpc: ChainRpc, contract: Contract, id: bigint): Promise<Result<boolean, RpcFailure>> {
  // A bytes4 stands at the left of its word.
  const answer = await callView(chainRpc, contract, encodeCall('0x01ffc9a7', id << 224n))
  return answer.ok ? ok(answer.value !== null && decodeWord(answer.value) === 1n) : answer
}

/** Whether a contract says by EIP-165 that it is of a standard, and does not say yes to everything. */
export async function isOfStandard(
  chainRpc: ChainRpc,
  contract: Contract,
  type: 'erc721' | 'erc1155',
): Promise<Result<boolean, RpcFailure>> {
  const asked = [interfaces.own, interfaces[type], interfaces.none].map((id) => supports(chainRpc, contract, id))
  const [own, wanted, none] = await Promise.all(asked)
  for (const answer of [own, wanted, none]) if (answer?.ok === false) return answer
  const says = (answer: typeof own): boolean => answer?.ok === true && answer.value
  return ok(says(own) && says(wanted) && !says(none))
}

/** An NFT may be without words, as both standards let it; words that hide something are refused all the same. */
function optionalText(schema: typeof TokenName, text: string | null): Result<string | null, Failure> {
  if (text === null || text.trim() === '') return ok(null)
  const parsed = v.safeParse(schema, text)
  return parsed.success ? ok(parsed.output) : err({ kind: 'unfit-text' })
}

function tokenOf(sought: Extract<Sought, { type: 'erc20' }>, facts: TokenFacts): Result<Asset, Failure> {
  if (facts.symbol === null || facts.symbol.trim() === '') return err({ kind: 'no-symbol' })
  const symbol = v.safeParse(TokenSymbol, facts.symbol)
  const name = optionalText(TokenName, facts.name)
  if (!symbol.success || !name.ok) return err({ kind: 'unfit-text' })
  const decimals = v.safeParse(Decimals, facts.decimals === null ? null : Number(facts.decimals))
  if (!decimals.success) return err({ kind: 'no-decimals' })
  return ok({ ...sought, symbol: symbol.output, name: name.value, decimals: decimals.output })
}

async function isHeld(
  chainRpc: ChainRpc,
  sought: Extract<Sought, { type: 'erc721' | 'erc1155' }>,
  owners: readonly Address[],
): Promise<Result<boolean, RpcFailure>> {
  for (const owner of owners) {
    const held = await readHolding(chainRpc, sought, owner)
    // Who has it is a function that the standard demands: no answer means that there is no such token.
    if (!held.ok && held.error.kind !== 'malformed') return held
    if (held.ok && held.value > 0n) return ok(true)
  }
  return ok(false)
}

/**
 * Asks the chain what is really there. The contract is the truth: what it does not say, or says in words that hide something,
 * is not taken from anybody else. An NFT must belong to one of `owners`. Source: EIP-20, EIP-165, EIP-721, EIP-1155.
 */
export async function identifyAsset(
  chainRpc: ChainRpc,
  sought: Sought,
  owners: readonly Address[],
): Promise<Result<Asset, Failure>> {
  const code = await askNode(chainRpc, sought.chainId, 'eth_getCode', [sought.address, 'latest'], Hex)
  if (!code.ok) return code
  if (!isContractCode(code.value)) return err({ kind: 'no-contract' })
  const facts = await readTokenFacts(chainRpc, sought)
  if (!facts.ok) return facts
  if (sought.type === 'erc20') {
    const token = tokenOf(sought, facts.value)
    if (!token.ok) return token
    const held = await readHolding(chainRpc, sought, sought.address)
    if (held.ok) return token
    return held.error.kind === 'malformed' ? err({ kind: 'other-standard' }) : held
  }
  const standard = await isOfStandard(chainRpc, sought, sought.type)
  if (!standard.ok) return standard
  if (!standard.value) return err({ kind: 'other-standard' })
  const held = await isHeld(chainRpc, sought, owners)
  if (!held.ok) return held
  if (!held.value) return err({ kind: 'not-owned' })
  const symbol = optionalText(TokenSymbol, facts.value.symbol)
  const name = optionalText(TokenName, facts.value.name)
  if (!symbol.ok) return symbol
  if (!name.ok) return name
  return ok({ ...sought, symbol: symbol.value, name: name.value })
}
