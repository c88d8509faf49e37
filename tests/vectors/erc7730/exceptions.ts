/** Where a case of the registry and the specification, or this wallet, part. Each must still be needed. */

/** An address with a checksum that is wrong (EIP-55) is refused before anything is read; they are read in lower case. */
export const wrongChecksum: ReadonlySet<string> = new Set([
  'ledgerquest/eip712-ledgerquest#0',
  'permit/eip712-permit-avalanche_c_chain-weth#0',
  'permit/eip712-permit-ethereum-aave#0',
  'smartcredit/eip712-smartcredit#0',
  'tally/eip712-tally-ethereum-ens-token#0',
  'tally/eip712-tally-ethereum-gtk-token#0',
  'tally/eip712-tally-ethereum-uni-token#0',
  'uniswap/eip712-UniswapX-DutchOrder#0',
  'uniswap/eip712-UniswapX-ExclusiveDutchOrder#0',
  'uniswap/eip712-uniswap-V2DutchOrder#0',
])

/**
 * The message has another domain than the descriptor asks for, which therefore must not be applied (ERC-7730
 * §`eip712.domain`); the device does not look. With the descriptor's domain the texts are compared all the same.
 */
export const otherDomain: ReadonlySet<string> = new Set([
  'permit/eip712-permit-arbitrum-bridged-usdc#0',
  'permit/eip712-permit-avalanche_c_chain-savax#0',
  'permit/eip712-permit-avalanche_c_chain-yetiswap#0',
  'permit/eip712-permit-base-aero#0',
  'permit/eip712-permit-base-usdt#0',
  'permit/eip712-permit-ethereum-lido-wsteth#0',
  'permit/eip712-permit-ethereum-usds#0',
  'permit/eip712-permit-optimism-bob#0',
  'permit/eip712-permit-polygon-aave-weth#0',
  'permit/eip712-permit-polygon-bridged-usdc#0',
  'permit/eip712-permit-polygon-quick#0',
  'permit/eip712-permit-polygon-usdt#0',
])

type Exception = { readonly reason: string; readonly texts: readonly string[] }

const renamed = 'the owner has another name in the descriptor than on the device'

export const otherTexts: Readonly<Record<string, Exception>> = {
  'circle/eip712-ReceiveWithAuthorization#0': {
    reason: 'written by hand: addresses without their checksum, days without the time',
    texts: [
      'Authorize USDC transfer',
      'From 0x9d7AE84C1E55C0f2dfd6909a88Ba93F48617e750',
      'To 0xA95d9c1F655341597C94393fDdc30cf3c08E4fcE',
      'Amount 8.08 USDC',
      'Valid after 2026-03-04 04:25:38 PM UTC',
      'Valid before 2026-03-04 05:26:38 PM UTC',
    ],
  },
  'consensus-specs/calldata-DepositContract#0': {
    reason: renamed,
    texts: [
      'Interaction with Ethereum Foundation',
      'Validator public key 0xa80c17e64f6172e5ab7bb1399d260b3684b0e70f99646f3fa7b4ef13a81963b245584b364f12ca3c465e20a23f548cdf',
      'Withdraw credentials 0x0100000000000000000000007e2a2fa2a064f693f0a55c5639476d913ff12d05',
      'Amount to deposit 32 ETH',
      'Max fees 0.0075 ETH',
    ],
  },
  'permit/eip712-permit-polygon-aave-weth#0': {
    reason: 'the device counts past the last date that it has, into the past',
    texts: [
      'Spender 0x1111111111111111111111111111111111111111',
      'Max spending amount 1 amWETH',
      'Valid until 1000000000000000000',
    ],
  },
  'smartcredit/eip712-smartcredit#0': {
    reason: 'bytes are in lower case here',
    texts: [
      'Collateral address 0xC02aaA39b223FE8D0A0e5C4F27eAD9083C756Cc2',
      'Initial Collateral Amount 2500000000000000000',
      'Loan Amount 4000000000',
      'Loan ID 0x5b3e7d9a11c4f2a8e6d94f7b2c1a8d3e4f6b7c8d9e0a1b2c3d4e5f60718293ab',
      'Loan interest rate 850',
      'Load Term 1777680000',
      'Underlying Address 0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48',
    ],
  },
  'uniswap/eip712-uniswap-V2DutchOrder#0': {
    reason: 'the device does not name the tokens of a list, though it knows them',
    texts: [
      'Approve amount 2500 USDC',
      'Approve to spender 0x6000da47483062A0D734Ba3dc7576Ce6A0B645C4',
      'Approval expire 2026-04-24 12:00:00 AM UTC',
      'Spend max 2500 USDC',
      'Min amount to receive 0.95 WETH',
      'Min amount to receive 5 USDC',
    ],
  },
  'uniswap/eip712-uniswap-permit2#1': {
    reason: 'the device does not name the tokens of a list, though it knows them',
    texts: [
      'Amount allowance 2500 USDC',
      'Approval expires 2026-05-28 08:26:40 PM UTC',
      'Amount allowance 0.75 WETH',
      'Approval expires 2026-05-28 08:26:40 PM UTC',
      'Spender 0x68b3465833fb72A70ecDF485E0e4C7bD8665Fc45',
    ],
  },
  'walletconnect/calldata-wct#0': {
    reason: renamed,
    texts: [
      'Interaction with WalletConnect Foundation',
      'Amount 8262522497866777030611 ???',
      'To 0x9642b23Ed1E01Df1092B92641051881a322F5D4E',
      'Max fees 0.000006067014606822 ETH',
    ],
  },
  'walletconnect/calldata-wct#1': {
    reason: renamed,
    texts: [
      'Interaction with WalletConnect Foundation',
      'Spender 0x40aA958dd87FC8305b97f2BA922CDdCa374bcD7f',
      'Amount Unlimited ???',
      'Max fees 0.00002196196 ETH',
    ],
  },
}
