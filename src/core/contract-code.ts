import type { Hex } from '#core/hex.ts'

/** Whether what `eth_getCode` answered is a contract: an account that only delegates its code still obeys one key. Source: EIP-7702. */
export const isContractCode = (code: Hex): boolean => code.length > 2 && !code.startsWith('0xef0100')
