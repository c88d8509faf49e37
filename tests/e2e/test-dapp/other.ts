import { consent, loggedHash, singly, type Group } from './row.ts'

const secret = 'Meet me at the bridge'
const other = '0x2f318C334780961FB129D2a6c30D0763d9a5C970'

export const encryption: Group = {
  name: 'encryption, names and forms',
  volleys: [
    [
      {
        button: '#getEncryptionKeyButton',
        asks: [consent('encryption-key')],
        shows: { '#encryptionKeyDisplay': /^[A-Za-z0-9+/]{43}=$/ },
      },
    ],
    [
      {
        button: '#encryptButton',
        fills: { encryptMessageInput: secret },
        shows: { '#ciphertextDisplay': /^0x[0-9a-f]{200,}$/ },
      },
    ],
    [
      {
        button: '#decryptButton',
        asks: [consent('decrypt')],
        shows: { '#cleartextDisplay': new RegExp(`^${secret}$`) },
      },
      {
        button: '#submitForm',
        fills: { toInput: other, amountInput: '0x1', gasInput: '0x77359400', dataInput: '0x' },
        asks: [consent('transaction')],
        hears: [loggedHash],
      },
      {
        button: '#ensSubmit',
        because: 'no names are registered on a local chain',
        fills: { ensInput: 'nobody.eth' },
        shows: { '#ensResult': /^Failed to resolve address$/ },
        hears: [/^error /],
      },
    ],
  ],
}

/** These leave the site on another network, and come last for it. */
export const networks: Group = {
  name: 'other networks',
  volleys: singly(
    { button: '#openNetworkPicker', shows: { '.network-modal[style*="flex"] h5': /^Select Network$/ } },
    {
      button: '.network-modal-item[data-chain-id="0x1a"]',
      shows: { '#networkError': /^Sei Network is not available in your wallet$/, '#chainId': /^0x1$/ },
    },
    {
      button: '#addEthereumChain',
      asks: [consent('chain'), { kind: 'chain', finds: [], answer: 'refuse' }],
      shows: { '#chainId': /^0x1$/ },
    },
    { button: '#switchEthereumChain', asks: [consent('chain')], shows: { '#chainId': /^0x53a$/ } },
    { button: '#openNetworkPicker', shows: { '.network-modal[style*="flex"] h5': /^Select Network$/ } },
    {
      button: '.network-modal-item[data-chain-id="0xaa36a7"]',
      asks: [consent('chain')],
      shows: { '#chainId': /^0xaa36a7$/, '#currentNetworkName': /^Current Network: Sepolia$/ },
    },
    {
      button: '#providers button',
      because: 'the page looks at the network again, and has one more button there',
      shows: { '#network': /^11155111$/ },
    },
    { button: '#mintSepoliaERC20', asks: [consent('transaction')], hears: [loggedHash], nonces: 0 },
  ),
}

const outside = 'it needs servers outside, and leaves the wallet alone'

/** What goes past the wallet, and may leave the page in another state than it found it. */
export const elsewhere: Group = {
  name: 'other ways to connect',
  volleys: singly(
    { button: '#walletConnect', because: outside, shows: { 'w3m-modal': /^/, '#accounts': 'the account' } },
    { button: '#sdkConnect', because: outside, shows: { '#accounts': 'the account' } },
  ),
}
