import { consent, singly, type Group } from './row.ts'

export const connection: Group = {
  name: 'providers, permissions and networks',
  volleys: singly(
    {
      button: '#connectButton',
      asks: [consent('connect')],
      shows: { '#accounts': 'the account', '#connectButton': /^Connected$/, '#chainId': /^0x1$/, '#network': /^1$/ },
    },
    { button: '#getAccounts', shows: { '#getAccountsResult': 'the account' } },
    { button: '#getPermissions', shows: { '#permissionsResult': /eth_accounts/ } },
    { button: '#revokeAccountsPermission', shows: { '#accounts': /^$/, '#connectButton': /^Connect$/ } },
    {
      button: '#requestPermissions',
      asks: [consent('connect')],
      shows: { '#accounts': 'the account', '#permissionsResult': /eth_accounts/ },
    },
    {
      button: '#useWindowProviderButton',
      because: 'the page passes over a provider without an EIP-6963 uuid, and is then as if it had none',
      shows: { '#accounts': /^$/, '#chainId': /^$/ },
    },
    {
      button: '#providers button',
      shows: { '#accounts': 'the account', '#activeProviderName': /^Coffer$/, '#chainId': /^0x1$/ },
    },
    { button: '#openNetworkPicker', shows: { '.network-modal[style*="flex"] h5': /^Select Network$/ } },
    { button: '.network-modal-close', shows: { '.network-modal[style*="none"] h5': /^Select Network$/ } },
  ),
}
