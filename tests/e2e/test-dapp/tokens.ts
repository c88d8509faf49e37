import { consent, type Group } from './row.ts'
import { deeplinks, loggedTransaction } from './sending.ts'

const token = { from: '#erc20TokenAddresses' } as const
const account = { from: '#accounts' } as const
const other = '0x2f318C334780961FB129D2a6c30D0763d9a5C970'

export const tokens: Group = {
  name: 'tokens',
  volleys: [
    [
      {
        button: '#createToken',
        asks: [consent('transaction')],
        shows: { '#erc20TokenAddresses': /^0x[0-9a-fA-F]{40}$/ },
      },
    ],
    [
      { button: '#transferTokens', asks: [consent('transaction', 'first-time-recipient')], hears: [loggedTransaction] },
      deeplinks.transfer,
      deeplinks.approve,
    ],
    [
      {
        button: '#approveTokens',
        fills: { approveTo: account },
        asks: [consent('transaction', 'token-approval', 'spender-is-eoa')],
        hears: [loggedTransaction],
      },
    ],
    [
      {
        button: '#increaseTokenAllowance',
        asks: [consent('transaction', 'token-approval', 'spender-is-eoa')],
        hears: [loggedTransaction],
      },
      {
        button: '#transferTokensWithoutGas',
        asks: [consent('transaction')],
        hears: [loggedTransaction],
      },
      {
        button: '#approveTokensWithoutGas',
        asks: [consent('transaction', 'token-approval', 'spender-is-eoa')],
        hears: [loggedTransaction],
      },
    ],
    [
      {
        button: '#getAllowance',
        fills: { allowanceOwner: account, allowanceSpender: account },
        shows: { '#allowanceAmountResult': /^8\.0000$/ },
      },
      {
        button: '#transferFromTokens',
        fills: { transferFromSenderInput: account, transferFromRecipientInput: other },
        asks: [consent('transaction')],
        shows: { '#tokenMethodsResult': /^\[object Object\]$/ },
        hears: [loggedTransaction],
      },
    ],
    [
      {
        button: '#watchAssets',
        asks: [consent('asset')],
        hears: [/^log result \[true\]$/],
      },
    ],
    [
      {
        button: '#eip747WatchButton',
        because: 'the token is watched already, so that nothing is asked',
        fills: { eip747ContractAddress: token, eip747Symbol: 'TST', eip747Decimals: '4' },
        shows: { '#eip747Status': /added successfully$/ },
        hears: [/^log true$/],
      },
    ],
  ],
}
