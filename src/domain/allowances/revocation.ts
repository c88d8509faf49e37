import * as v from 'valibot'
import { Address } from '#core/address.ts'
import { quantity } from '#core/quantity.ts'
import type { Right } from '#domain/allowances/right.ts'
import { encodeCall } from '#domain/assets/abi.ts'
import type { BatchCall } from '#domain/calls/batch-call.ts'
import { permit2 } from '#domain/review/simulation/topics.ts'

const nobody = v.parse(Address, `0x${'0'.repeat(40)}`)
const value = quantity(0n)

/** The call that takes a right back. Source: EIP-20, EIP-721, EIP-1155; Uniswap/permit2 IAllowanceTransfer. */
export function revocationOf(right: Right): BatchCall {
  const { contract, spender } = right
  switch (right.type) {
    case 'token':
      return { to: contract, value, data: encodeCall('0x095ea7b3', spender, 0n) }
    case 'item':
      return { to: contract, value, data: encodeCall('0x095ea7b3', nobody, BigInt(right.tokenId)) }
    case 'collection':
      return { to: contract, value, data: encodeCall('0xa22cb465', spender, 0n) }
    case 'permit2':
      return { to: permit2, value, data: encodeCall('0x87517c45', contract, spender, 0n, 0n) }
    default:
      return right satisfies never
  }
}
