import type { Hex } from '#core/hex.ts'
import type { Arguments } from '#domain/review/abi.ts'
import type { CallReaders } from '#domain/review/calls/call-reader.ts'
import type { SafeOrder } from '#domain/review/calls/safe-batch.ts'

/** Calls that carry others in them. `parts` are the data of calls to the same contract, as the same sender. */
export type BundleCall =
  { readonly type: 'multicall'; readonly parts: readonly Hex[] } | ({ readonly type: 'safe-execution' } & SafeOrder)

const multicall =
  (index: number) =>
  (of: Arguments): BundleCall | null => {
    const parts = of.bytesList(index)
    return parts === null ? null : { type: 'multicall', parts }
  }

/** Source: Uniswap v3-periphery Multicall, swap-router-contracts MulticallExtended; safe-smart-account Safe.execTransaction. */
export const bundleCalls: CallReaders<BundleCall> = {
  '0xac9650d8': { signature: 'multicall(bytes[])', read: multicall(0) },
  '0x5ae401dc': { signature: 'multicall(uint256,bytes[])', read: multicall(1) },
  '0x1f0464d1': { signature: 'multicall(bytes32,bytes[])', read: multicall(1) },
  '0x6a761202': {
    signature: 'execTransaction(address,uint256,bytes,uint8,uint256,uint256,uint256,address,address,bytes)',
    read: (of) => {
      const data = of.bytes(2)
      const delegates = of.integer(3) !== 0n
      return data === null ? null : { type: 'safe-execution', to: of.address(0), value: of.integer(1), data, delegates }
    },
  },
}
