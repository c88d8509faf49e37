import type { Address } from '#core/address.ts'
import type { CallReaders } from '#domain/review/calls/call-reader.ts'

/** `until` in seconds since the epoch; 0 is only in the block of the call. */
export type Permit2Call =
  | {
      readonly type: 'permit2-approve'
      readonly token: Address
      readonly spender: Address
      readonly amount: bigint
      readonly until: bigint
    }
  | {
      readonly type: 'permit2-transfer'
      readonly from: Address
      readonly to: Address
      readonly token: Address
      readonly amount: bigint
    }

const uint160 = 2n ** 160n - 1n
const uint48 = 2n ** 48n - 1n

/** Source: Uniswap/permit2 `src/interfaces/IAllowanceTransfer.sol`. */
export const permit2Calls: CallReaders<Permit2Call> = {
  '0x87517c45': {
    signature: 'approve(address,address,uint160,uint48)',
    read: (of) => ({
      type: 'permit2-approve',
      token: of.address(0),
      spender: of.address(1),
      amount: of.integer(2) & uint160,
      until: of.integer(3) & uint48,
    }),
  },
  '0x36c78516': {
    signature: 'transferFrom(address,address,uint160,address)',
    read: (of) => ({
      type: 'permit2-transfer',
      from: of.address(0),
      to: of.address(1),
      amount: of.integer(2) & uint160,
      token: of.address(3),
    }),
  },
}
