import * as v from 'valibot'
import { Address } from '#core/address.ts'
import type { Hex } from '#core/hex.ts'
import { encodeCall } from '#domain/assets/abi.ts'
import type { Question } from '#domain/review/simulation/runner.ts'
import { permit2 } from '#domain/review/simulation/topics.ts'
import type { TransactionRequest } from '#domain/transactions/request.ts'

type TokenReading = { readonly of: 'balance' | 'is-nft' | 'is-multi'; readonly token: Address }
/** `spender`: whom the account lets take something. */
export type SpenderReading = {
  readonly of: 'allowance' | 'operator' | 'permit2'
  readonly token: Address
  readonly spender: Address
}
/** `id` of an NFT. */
export type IdReading = { readonly of: 'owner' | 'approved' | 'pieces'; readonly token: Address; readonly id: bigint }

/** What is asked of a contract. */
export type Reading = TokenReading | SpenderReading | IdReading

/** More would be a question that many nodes refuse by its size or its gas. */
const mostReadings = 600
const mostNamed = 12
const mostIds = 6

const addressDigits = 40

/** Source: EIP-20, 165, 721, 1155; Permit2 `allowance(address,address,address)`. */
const selectors = {
  balance: '0x70a08231',
  'is-nft': '0x01ffc9a7',
  'is-multi': '0x01ffc9a7',
  allowance: '0xdd62ed3e',
  operator: '0xe985e9c5',
  permit2: '0x927da105',
  owner: '0x6352211e',
  approved: '0x081812fc',
  pieces: '0x00fdd58e',
} as const satisfies Record<Reading['of'], `0x${string}`>

/** EIP-165 ids; a bytes4 stands at the left of its word. */
const idOf = (of: 'is-nft' | 'is-multi'): bigint => (of === 'is-nft' ? 0x80ac58cdn : 0xd9b67a26n) << 224n

function argumentsOf(reading: Reading, account: Address): readonly (Address | bigint)[] {
  if ('spender' in reading) {
    return [account, ...(reading.of === 'permit2' ? [reading.token] : []), reading.spender]
  }
  if ('id' in reading) return [...(reading.of === 'pieces' ? [account] : []), reading.id]
  return [reading.of === 'balance' ? account : idOf(reading.of)]
}

export const questionOf = (reading: Reading, account: Address): Question => ({
  to: reading.of === 'permit2' ? permit2 : reading.token,
  data: encodeCall(selectors[reading.of], ...argumentsOf(reading, account)),
})

/** A number below 2^96 is none. */
const likelyAddress = /^0{24}(?!0{16})/
/** Arguments of the call, of a call within it, and of one within that: each begins after four bytes of its own. */
const shifts = [0, 8, 16] as const

/** Whoever a call may name. */
function namedIn(data: Hex): readonly Address[] {
  const words = shifts.flatMap((shift) => data.slice(10 + shift).match(/.{64}/g) ?? [])
  const named = words.filter((digits) => likelyAddress.test(digits)).map((digits) => digits.slice(-addressDigits))
  return [...new Set(named)].slice(0, mostNamed).map((digits) => v.parse(Address, `0x${digits}`))
}

/** Whatever a call may mean as the number of an NFT. */
function idsIn(data: Hex): readonly bigint[] {
  const words = data.slice(10).match(/.{64}/g) ?? []
  return [...new Set(words.map((digits) => BigInt(`0x${digits}`)))].slice(0, mostIds)
}

/**
 * What to ask around a call to know what it moves for who sends it, of the contracts that it touches: what the account has
 * there, and whom it lets take of it, among those touched or named in the call. Of `watched` tokens only what it has.
 * `null` where that is more than can be asked.
 */
export function readingsOf(
  { from, to, data }: TransactionRequest,
  touched: readonly Address[],
  watched: readonly Address[],
): readonly Reading[] | null {
  const spenders = [...new Set([...namedIn(data), ...touched])].filter((each) => each !== from)
  const ids = idsIn(data)
  const ofSpender = ['allowance', 'operator', ...(touched.includes(permit2) ? (['permit2'] as const) : [])] as const
  const ofToken = ['balance', 'is-nft', 'is-multi'] as const
  const readings = touched
    .filter((token) => token !== permit2)
    .flatMap((token): readonly Reading[] => {
      const ofId = ['owner', 'approved', ...(token === to ? (['pieces'] as const) : [])] as const
      return [
        ...ofToken.map((of) => ({ of, token })),
        ...spenders.flatMap((spender) => ofSpender.map((of) => ({ of, token, spender }))),
        ...ids.flatMap((id) => ofId.map((of) => ({ of, token, id }))),
      ]
    })
  const more = watched.filter((token) => !touched.includes(token)).map((token) => ({ of: 'balance', token }) as const)
  readings.push(...more)
  return readings.length > mostReadings ? null : readings
}
