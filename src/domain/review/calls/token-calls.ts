import type { Address } from '#core/address.ts'
import type { Arguments } from '#domain/review/abi.ts'
import type { CallReaders } from '#domain/review/calls/call-reader.ts'

/** Amounts in base units; the id of an NFT of EIP-721 is in the place of an amount. */
export type TokenCall =
  | { readonly type: 'transfer'; readonly to: Address; readonly amount: bigint }
  | { readonly type: 'transfer-from'; readonly from: Address; readonly to: Address; readonly amount: bigint }
  | {
      readonly type: 'transfer-items'
      readonly from: Address
      readonly to: Address
      readonly items: readonly { readonly id: bigint; readonly amount: bigint }[]
    }
  | { readonly type: 'approve'; readonly spender: Address; readonly amount: bigint }
  | { readonly type: 'approve-more'; readonly spender: Address; readonly amount: bigint }
  | { readonly type: 'approve-less'; readonly spender: Address; readonly amount: bigint }
  | { readonly type: 'approve-all'; readonly spender: Address; readonly approved: boolean }

const transferFrom = (of: Arguments): TokenCall => ({
  type: 'transfer-from',
  from: of.address(0),
  to: of.address(1),
  amount: of.integer(2),
})

function transferItems(of: Arguments): TokenCall | null {
  const [ids, amounts] = [of.integers(2), of.integers(3)]
  if (ids === null || amounts?.length !== ids.length) return null
  const items = ids.map((id, index) => ({ id, amount: amounts[index] ?? 0n }))
  return { type: 'transfer-items', from: of.address(0), to: of.address(1), items }
}

/** Source: EIP-20, EIP-721, EIP-1155, and OpenZeppelin 4 ERC20 for more and less. */
export const tokenCalls: CallReaders<TokenCall> = {
  '0xa9059cbb': {
    signature: 'transfer(address,uint256)',
    read: (of) => ({ type: 'transfer', to: of.address(0), amount: of.integer(1) }),
  },
  '0x23b872dd': { signature: 'transferFrom(address,address,uint256)', read: transferFrom },
  '0x42842e0e': { signature: 'safeTransferFrom(address,address,uint256)', read: transferFrom },
  '0xb88d4fde': { signature: 'safeTransferFrom(address,address,uint256,bytes)', read: transferFrom },
  '0xf242432a': {
    signature: 'safeTransferFrom(address,address,uint256,uint256,bytes)',
    read: (of) => ({
      type: 'transfer-items',
      from: of.address(0),
      to: of.address(1),
      items: [{ id: of.integer(2), amount: of.integer(3) }],
    }),
  },
  '0x2eb2c2d6': {
    signature: 'safeBatchTransferFrom(address,address,uint256[],uint256[],bytes)',
    read: transferItems,
  },
  '0x095ea7b3': {
    signature: 'approve(address,uint256)',
    read: (of) => ({ type: 'approve', spender: of.address(0), amount: of.integer(1) }),
  },
  '0x39509351': {
    signature: 'increaseAllowance(address,uint256)',
    read: (of) => ({ type: 'approve-more', spender: of.address(0), amount: of.integer(1) }),
  },
  '0xa457c2d7': {
    signature: 'decreaseAllowance(address,uint256)',
    read: (of) => ({ type: 'approve-less', spender: of.address(0), amount: of.integer(1) }),
  },
  '0xa22cb465': {
    signature: 'setApprovalForAll(address,bool)',
    read: (of) => ({ type: 'approve-all', spender: of.address(0), approved: of.flag(1) }),
  },
}
