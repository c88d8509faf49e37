import { consent, type Group } from './row.ts'

const minedAsLogged = /^log .*"status":1/
const many = ['approval-for-all', 'spender-is-eoa'] as const

export const collections: Group = {
  name: 'NFTs',
  volleys: [
    [
      { button: '#deployNFTsButton', asks: [consent('transaction')], shows: { '#nftsStatus': /^Deployed$/ } },
      { button: '#deployERC1155Button', asks: [consent('transaction')], shows: { '#erc1155Status': /^Deployed$/ } },
    ],
    [
      {
        button: '#mintButton',
        fills: { mintAmountInput: '2' },
        asks: [consent('transaction')],
        shows: { '#nftsStatus': /^Mint completed$/ },
        hears: [minedAsLogged],
      },
      {
        button: '#batchMintButton',
        fills: { batchMintTokenIds: '1, 2, 3', batchMintIdAmounts: '1, 1, 10000000000000' },
        asks: [consent('transaction')],
        shows: { '#erc1155Status': /^Batch Minting completed$/ },
        hears: [/^log .*"hash":"0x[0-9a-f]{64}"/],
      },
    ],
    [{ button: '#watchNFTButton', asks: [consent('asset')], hears: [/^log true$/] }],
    [
      {
        button: '#watchNFTsButton',
        asks: [consent('asset')],
        hears: [/^log \[\{"jsonrpc":"2\.0","result":true\},\{"jsonrpc":"2\.0","result":true\}\]$/],
      },
    ],
    [{ button: '#watchAssetButton', asks: [consent('asset')], hears: [/^log true$/] }],
    [
      {
        button: '#approveButton',
        asks: [consent('transaction', 'token-approval', 'spender-is-eoa')],
        shows: { '#nftsStatus': /^Approve completed$/ },
        hears: [minedAsLogged],
      },
      {
        button: '#batchTransferFromButton',
        fills: { batchTransferTokenIds: '1, 2', batchTransferTokenAmounts: '1, 1' },
        asks: [consent('transaction')],
        shows: { '#erc1155Status': /^Batch Transfer From completed$/ },
        hears: [/^log .*"hash":"0x[0-9a-f]{64}"/],
      },
    ],
    [
      {
        button: '#setApprovalForAllButton',
        asks: [consent('transaction', ...many)],
        shows: { '#nftsStatus': /^Set Approval For All completed$/ },
        hears: [minedAsLogged],
      },
      {
        button: '#setApprovalForAllERC1155Button',
        asks: [consent('transaction', ...many)],
        shows: { '#erc1155Status': /^Set Approval For All completed$/ },
        hears: [minedAsLogged],
      },
    ],
    [
      {
        button: '#revokeButton',
        asks: [consent('transaction')],
        shows: { '#nftsStatus': /^Revoke completed$/ },
        hears: [minedAsLogged],
      },
      {
        button: '#revokeERC1155Button',
        asks: [consent('transaction')],
        shows: { '#erc1155Status': /^Revoke completed$/ },
        hears: [minedAsLogged],
      },
      {
        button: '#sign721Permit',
        because: 'its types do not declare the domain at all, which EIP-712 demands',
        shows: { '#sign721PermitResult': /^Error: params\.1: typed data: domain-type at types\.EIP712Domain$/ },
        hears: [/^log /, /^error -32602: params\.1: typed data: domain-type/],
      },
    ],
    [
      {
        button: '#transferFromButton',
        asks: [consent('transaction')],
        shows: { '#nftsStatus': /^Transfer From completed$/ },
        hears: [minedAsLogged],
      },
      {
        button: '#sign721PermitVerify',
        because: 'the permit was not signed',
        staysDisabled: true,
        shows: { '#sign721PermitVerifyResult': /^$/ },
      },
    ],
  ],
}
