import type { Address } from '#core/address.ts'
import type { Hex } from '#core/hex.ts'
import { argumentsOf, selectorOf, type Arguments } from '#domain/review/abi.ts'

/** What a call does, where its selector says so. Amounts in base units; an NFT's id is in the place of an amount. */
export type Call =
  | { readonly type: 'transfer'; readonly to: Address; readonly amount: bigint }
  | { readonly type: 'transfer-from'; readonly from: Address; readonly to: Address; readonly amount: bigint }
  | { readonly type: 'approve'; readonly spender: Address; readonly amount: bigint }
  | { readonly type: 'approve-more'; readonly spender: Address; readonly amount: bigint }
  | { readonly type: 'approve-less'; readonly spender: Address; readonly amount: bigint }
  | { readonly type: 'approve-all'; readonly spender: Address; readonly approved: boolean }

const transferFrom = (of: Arguments): Call => ({
  type: 'transfer-from',
  from: of.address(0),
  to: of.address(1),
  amount: of.integer(2),
})

/** By selector: EIP-20, EIP-721, EIP-1155 (setApprovalForAll), and OpenZeppelin's increase and decrease. */
const readers: Readonly<Record<string, (of: Arguments) => Call>> = {
  '0xa9059cbb': (of) => ({ type: 'transfer', to: of.address(0), amount: of.integer(1) }),
  '0x23b872dd': transferFrom,
  '0x42842e0e': transferFrom,
  '0xb88d4fde': transferFrom,
  '0x095ea7b3': (of) => ({ type: 'approve', spender: of.address(0), amount: of.integer(1) }),
  '0x39509351': (of) => ({ type: 'approve-more', spender: of.address(0), amount: of.integer(1) }),
  '0xa457c2d7': (of) => ({ type: 'approve-less', spender: of.address(0), amount: of.integer(1) }),
  '0xa22cb465': (of) => ({ type: 'approve-all', spender: of.address(0), approved: of.flag(1) }),
}

/** `null` when the data names nothing that is known here. */
export function readCall(data: Hex): Call | null {
  const selector = selectorOf(data)
  const read = selector === null || !Object.hasOwn(readers, selector) ? undefined : readers[selector]
  return read === undefined ? null : read(argumentsOf(data))
}

/** Amounts that contracts take for “without end”: the largest of uint256, of uint160 (Permit2), of uint96. */
const endless: ReadonlySet<bigint> = new Set([2n ** 160n - 1n, 2n ** 96n - 1n])

export const isUnlimited = (amount: bigint): boolean => amount >= 2n ** 255n || endless.has(amount)
