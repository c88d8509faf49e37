import { consent, singly, type Group } from './row.ts'

export const batches: Group = {
  name: 'lists of calls and swaps',
  volleys: singly(
    { button: '#eip5792GetCapabilitiesButton', shows: { '#eip5792GetCapabilitiesResult': /"status": "ready"/ } },
    { button: '#eip5792SendCallsEdit', shows: { '#eip5792Calls .eip5792Call:nth-child(2) h4': /^Call$/ } },
    { button: '#eip5792AddCall', shows: { '#eip5792Calls .eip5792Call:nth-child(3) h4': /^Call$/ } },
    { button: '.eip5792CallRemove', shows: { '#eip5792Calls .eip5792Call:last-child:nth-child(2) h4': /^Call$/ } },
    {
      button: '#eip5792SendCallsEdit',
      because: 'pressed again, it takes the calls back',
      shows: { '#eip5792Calls': /^$/ },
    },
    {
      button: '#eip5792SendCallsButton',
      asks: [consent('calls', 'account-upgrade')],
      shows: { '#eip5792RequestIdInput': /^0x[0-9a-f]+$/ },
      nonces: 2,
    },
    {
      button: '#eip5792GetCallsStatusButton',
      shows: { '#eip5792GetCallsStatusResult': /"status": 200[^]*"atomic": true[^]*"status": "0x1"/ },
    },
    {
      button: '#eip5792SendCallsApprovalButton',
      asks: [consent('calls', 'token-approval', 'spender-is-eoa', 'approval-for-all')],
      shows: { '#eip5792RequestIdInput': /^0x[0-9a-f]+$/ },
      nonces: 1,
    },
    {
      button: '#eip5792SendCallsRequiredAssetsButton',
      because: 'it demands a capability that the wallet does not have (EIP-5792 error 5700)',
      shows: { '#eip5792SendCallsError': /^Error: / },
      hears: [/^error 5700: /],
    },
    {
      button: '#swapComparisonSwapButton',
      fills: { ethAmountInput: '0.25' },
      asks: [consent('transaction')],
      shows: { '#swapStatus': /^Transaction sent!$/, '#swapTxHash': /^0x[0-9a-f]{64}$/ },
    },
    { button: '#resetConfigButton', shows: { '#ethAmountInput': /^$/, '#displayEthAmount': /^0\.0003$/ } },
    {
      button: '#batchUsdcSwapExecuteButton',
      fills: { batchUsdcSwapAmount: '0.75' },
      asks: [consent('calls')],
      shows: { '#batchUsdcSwapStatus': /^Batch submitted successfully!$/, '#batchUsdcSwapBatchId': /^0x[0-9a-f]+$/ },
      nonces: 1,
    },
    { button: '#batchUsdcSwapResetButton', shows: { '#batchUsdcSwapAmount': /^$/, '#displayUsdcAmount': /^0\.5$/ } },
    { button: '#batchUsdcSwapCheckStatusButton', shows: { '#eip5792RequestIdInput': /^0x[0-9a-f]+$/ } },
  ),
}
