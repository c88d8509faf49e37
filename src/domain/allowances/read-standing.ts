import type { Address } from '#core/address.ts'
import type { ChainId } from '#core/chain-id.ts'
import type { Hex } from '#core/hex.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { Right } from '#domain/allowances/right.ts'
import { decodeWord, encodeCall } from '#domain/assets/abi.ts'
import { callView } from '#domain/assets/call-view.ts'
import { readHolding } from '#domain/assets/holding.ts'
import type { ChainRpc, RpcFailure } from '#domain/ports.ts'
import { permit2 } from '#domain/review/simulation/topics.ts'

/** What may be taken now: `amount` in base units, or `all` of a collection; `until` in seconds since the epoch, where it ends. */
export type Standing = { readonly amount: bigint | 'all'; readonly until: bigint | null }

type At = { readonly chainRpc: ChainRpc; readonly chainId: ChainId; readonly owner: Address }
type Answer = Result<Standing | null, RpcFailure>

/** The words of an answer of a fixed length; `null` where the contract has no such function. */
async function words(
  { chainRpc, chainId }: At,
  address: Address,
  data: Hex,
  count: number,
): Promise<Result<readonly bigint[] | null, RpcFailure>> {
  const answer = await callView(chainRpc, { chainId, address }, data)
  if (!answer.ok || answer.value === null) return answer.ok ? ok(null) : answer
  const parts = Array.from({ length: count }, (_, place) =>
    decodeWord(`0x${(answer.value ?? '').slice(2 + place * 64, 2 + (place + 1) * 64)}` as Hex),
  )
  const whole = parts.filter((part) => part !== null)
  return answer.value.length === 2 + count * 64 && whole.length === count ? ok(whole) : err({ kind: 'malformed' })
}

const limited = (amount: bigint, until: bigint | null = null): Standing | null =>
  amount === 0n ? null : { amount, until }

async function readItem(at: At, right: Extract<Right, { readonly type: 'item' }>): Promise<Answer> {
  const id = BigInt(right.tokenId)
  const { chainRpc, chainId, owner } = at
  const approved = await words(at, right.contract, encodeCall('0x081812fc', id), 1)
  if (!approved.ok) return approved
  if (approved.value?.[0] !== BigInt(right.spender)) return ok(null)
  const held = await readHolding(
    chainRpc,
    { type: 'erc721', chainId, address: right.contract, tokenId: right.tokenId },
    owner,
  )
  return held.ok ? ok(limited(held.value)) : held
}

/**
 * What a right is worth now, as the chain says it; `null` where nothing may be taken by it, also where the contract knows no
 * such right. A node that does not answer is a failure, never nothing.
 * Source: EIP-20 allowance; EIP-721 getApproved and isApprovedForAll, as in EIP-1155; Uniswap/permit2 IAllowanceTransfer.
 * @param now seconds since the epoch.
 */
export async function readStanding(at: At, right: Right, now: bigint): Promise<Answer> {
  const { owner } = at
  const { contract, spender } = right
  switch (right.type) {
    case 'token': {
      const told = await words(at, contract, encodeCall('0xdd62ed3e', owner, spender), 1)
      return told.ok ? ok(limited(told.value?.[0] ?? 0n)) : told
    }
    case 'item':
      return readItem(at, right)
    case 'collection': {
      const told = await words(at, contract, encodeCall('0xe985e9c5', owner, spender), 1)
      if (!told.ok) return told
      return ok((told.value?.[0] ?? 0n) === 0n ? null : { amount: 'all', until: null })
    }
    case 'permit2': {
      const told = await words(at, permit2, encodeCall('0x927da105', owner, contract, spender), 3)
      if (!told.ok) return told
      const [amount = 0n, until = 0n] = told.value ?? []
      return ok(until < now ? null : limited(amount, until))
    }
    default:
      return right satisfies never
  }
}
