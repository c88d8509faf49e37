import type { Address } from '#core/address.ts'
import { bytesFromHex, type Hex } from '#core/hex.ts'
import { addressFrom, type Arguments } from '#domain/review/abi.ts'
import type { CallReaders } from '#domain/review/calls/call-reader.ts'

/** `token` is `null` for the network's own coin; `amount` is `null` where it is what the transaction sends. */
export type SwapSide = { readonly token: Address | null; readonly amount: bigint | null }

/**
 * `exact` is the side of which the amount is certain: of what is paid (then at least `gets` comes), or of what is got (then
 * at most `pays` goes). `to` gets it.
 */
export type SwapCall =
  | {
      readonly type: 'swap'
      readonly pays: SwapSide
      readonly gets: SwapSide
      readonly exact: 'pays' | 'gets'
      readonly to: Address
    }
  /** The router hands over what lies with it: a swap's proceeds, as the network's own coin where `token` is `null`. */
  | { readonly type: 'sweep'; readonly token: Address | null; readonly least: bigint; readonly to: Address }
  /** The rest of the coin that was sent goes back to the sender. */
  | { readonly type: 'refund' }

type Exact = 'pays' | 'gets'
type Coin = 'pays' | 'gets' | null

/** Uniswap v2: first the certain amount, then the bound, then the path. Where the coin is paid, it is what is sent. */
const v2 =
  (exact: Exact, coin: Coin) =>
  (of: Arguments): SwapCall | null => {
    const sent = coin === 'pays'
    const at = sent ? 1 : 2
    const path = of.addresses(at)
    const [first, last] = [path?.[0], path?.at(-1)]
    if (path === null || first === undefined || last === undefined || path.length < 2) return null
    const [certain, bound] = [of.integer(0), of.integer(1)]
    const pays = sent ? null : exact === 'pays' ? certain : bound
    const gets = sent ? certain : exact === 'pays' ? bound : certain
    return {
      type: 'swap',
      exact,
      pays: { token: sent ? null : first, amount: pays },
      gets: { token: coin === 'gets' ? null : last, amount: gets },
      to: of.address(at + 1),
    }
  }

/** Uniswap v3, one pool. @param at where the amounts stand: a deadline comes before them, or not. */
const single =
  (exact: Exact, at: number) =>
  (of: Arguments): SwapCall => {
    const [certain, bound] = [of.integer(at), of.integer(at + 1)]
    return {
      type: 'swap',
      exact,
      pays: { token: of.address(0), amount: exact === 'pays' ? certain : bound },
      gets: { token: of.address(1), amount: exact === 'pays' ? bound : certain },
      to: of.address(3),
    }
  }

const addressSize = 20
const hopSize = 23

/** Token, fee, token, fee … token. `null` for what is no path. */
function endsOf(path: Hex): readonly [Address, Address] | null {
  const bytes = bytesFromHex(path)
  if (bytes.length < addressSize + hopSize || (bytes.length - addressSize) % hopSize !== 0) return null
  return [addressFrom(bytes.subarray(0, addressSize)), addressFrom(bytes.subarray(-addressSize))]
}

/** Uniswap v3, several pools; the path of what is got exactly runs backwards. */
const along =
  (exact: Exact, at: number) =>
  (of: Arguments): SwapCall | null => {
    const given = of.tuple(0)
    const path = given?.bytes(0)
    const ends = path == null ? null : endsOf(path)
    if (given === null || ends === null) return null
    const [first, last] = ends
    const [certain, bound] = [given.integer(at), given.integer(at + 1)]
    return {
      type: 'swap',
      exact,
      pays: { token: exact === 'pays' ? first : last, amount: exact === 'pays' ? certain : bound },
      gets: { token: exact === 'pays' ? last : first, amount: exact === 'pays' ? bound : certain },
      to: given.address(1),
    }
  }

const pool = 'address,address,uint24,address'

/** Source: Uniswap v2-periphery IUniswapV2Router01 and 02, v3-periphery ISwapRouter and IPeripheryPayments, swap-router-contracts. */
export const swapCalls: CallReaders<SwapCall> = {
  '0x38ed1739': {
    signature: 'swapExactTokensForTokens(uint256,uint256,address[],address,uint256)',
    read: v2('pays', null),
  },
  '0x8803dbee': {
    signature: 'swapTokensForExactTokens(uint256,uint256,address[],address,uint256)',
    read: v2('gets', null),
  },
  '0x7ff36ab5': { signature: 'swapExactETHForTokens(uint256,address[],address,uint256)', read: v2('pays', 'pays') },
  '0xfb3bdb41': { signature: 'swapETHForExactTokens(uint256,address[],address,uint256)', read: v2('gets', 'pays') },
  '0x18cbafe5': {
    signature: 'swapExactTokensForETH(uint256,uint256,address[],address,uint256)',
    read: v2('pays', 'gets'),
  },
  '0x4a25d94a': {
    signature: 'swapTokensForExactETH(uint256,uint256,address[],address,uint256)',
    read: v2('gets', 'gets'),
  },
  '0x5c11d795': {
    signature: 'swapExactTokensForTokensSupportingFeeOnTransferTokens(uint256,uint256,address[],address,uint256)',
    read: v2('pays', null),
  },
  '0xb6f9de95': {
    signature: 'swapExactETHForTokensSupportingFeeOnTransferTokens(uint256,address[],address,uint256)',
    read: v2('pays', 'pays'),
  },
  '0x791ac947': {
    signature: 'swapExactTokensForETHSupportingFeeOnTransferTokens(uint256,uint256,address[],address,uint256)',
    read: v2('pays', 'gets'),
  },
  '0x472b43f3': { signature: 'swapExactTokensForTokens(uint256,uint256,address[],address)', read: v2('pays', null) },
  '0x42712a67': { signature: 'swapTokensForExactTokens(uint256,uint256,address[],address)', read: v2('gets', null) },
  '0x414bf389': {
    signature: `exactInputSingle((${pool},uint256,uint256,uint256,uint160))`,
    read: single('pays', 5),
  },
  '0x04e45aaf': { signature: `exactInputSingle((${pool},uint256,uint256,uint160))`, read: single('pays', 4) },
  '0xdb3e2198': {
    signature: `exactOutputSingle((${pool},uint256,uint256,uint256,uint160))`,
    read: single('gets', 5),
  },
  '0x5023b4df': { signature: `exactOutputSingle((${pool},uint256,uint256,uint160))`, read: single('gets', 4) },
  '0xc04b8d59': { signature: 'exactInput((bytes,address,uint256,uint256,uint256))', read: along('pays', 3) },
  '0xb858183f': { signature: 'exactInput((bytes,address,uint256,uint256))', read: along('pays', 2) },
  '0xf28c0498': { signature: 'exactOutput((bytes,address,uint256,uint256,uint256))', read: along('gets', 3) },
  '0x09b81346': { signature: 'exactOutput((bytes,address,uint256,uint256))', read: along('gets', 2) },
  '0x49404b7c': {
    signature: 'unwrapWETH9(uint256,address)',
    read: (of) => ({ type: 'sweep', token: null, least: of.integer(0), to: of.address(1) }),
  },
  '0xdf2ab5bb': {
    signature: 'sweepToken(address,uint256,address)',
    read: (of) => ({ type: 'sweep', token: of.address(0), least: of.integer(1), to: of.address(2) }),
  },
  '0x12210e8a': { signature: 'refundETH()', read: () => ({ type: 'refund' }) },
}
