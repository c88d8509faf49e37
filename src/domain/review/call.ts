import type { Hex } from '#core/hex.ts'
import { argumentsOf, selectorOf } from '#domain/review/abi.ts'
import { bundleCalls, type BundleCall } from '#domain/review/calls/bundle-calls.ts'
import type { CallReader, CallReaders } from '#domain/review/calls/call-reader.ts'
import { controlCalls, type ControlCall } from '#domain/review/calls/control-calls.ts'
import { depositCalls, type DepositCall } from '#domain/review/calls/deposit-calls.ts'
import { permit2Calls, type Permit2Call } from '#domain/review/calls/permit2-calls.ts'
import { swapCalls, type SwapCall } from '#domain/review/calls/swap-calls.ts'
import { tokenCalls, type TokenCall } from '#domain/review/calls/token-calls.ts'

/** What a call does, where its selector says so. */
export type Call = BundleCall | ControlCall | DepositCall | Permit2Call | SwapCall | TokenCall

/** Every function that is known here, by selector. */
export const callReaders: CallReaders<Call> = {
  ...bundleCalls,
  ...controlCalls,
  ...depositCalls,
  ...permit2Calls,
  ...swapCalls,
  ...tokenCalls,
}

const byText: ReadonlyMap<string, CallReader<Call>> = new Map(Object.entries(callReaders))

/** `null` when the data names nothing that is known here, or is no valid call of it. */
export function readCall(data: Hex): Call | null {
  const selector = selectorOf(data)
  return selector === null ? null : (byText.get(selector)?.read(argumentsOf(data)) ?? null)
}

/** Amounts that contracts take for “without end”: the largest of uint256, int256, uint160 (Permit2), uint128 and uint96. */
const endless: ReadonlySet<bigint> = new Set([255n, 160n, 128n, 96n].map((bits) => 2n ** bits - 1n))

export const isUnlimited = (amount: bigint): boolean => amount >= 2n ** 255n || endless.has(amount)

/** The zero address in the place of a spender: so EIP-721 takes the right to one NFT back. */
export const isNobody = (address: string): boolean => /^0x0{40}$/.test(address)
