import type { MethodName } from '#provider/methods.ts'
import { call, type Example } from './example.ts'

/** Kinds of answer: how one looks, and what every one is. */
const address = { answers: '"0xf39fd6e51aad88f6f4ce6ab8827279cfffb92266"', answer: /^"0x[0-9a-f]{40}"$/ }
const addresses = {
  answers: '["0xf39fd6e51aad88f6f4ce6ab8827279cfffb92266"]',
  answer: /^\["0x[0-9a-f]{40}"(,"0x[0-9a-f]{40}")*\]$/,
}
const signature = { answers: `"0x${'5b'.repeat(64)}1c"`, answer: /^"0x[0-9a-f]{128}(1b|1c)"$/ }
const hash = {
  answers: '"0x2d3c5d7a7f2cf1a2b9f6d7cb2ff1f5b0ad8a9a2d4a3fe5f4d9c57e9c1bf0c0de"',
  answer: /^"0x[0-9a-f]{64}"$/,
}
const nothing = { answers: 'null', answer: /^null$/ }
const id = { answers: '"0x1f4a9c0b3d5e7f60718293a4b5c6d7e8"', answer: /^"0x[1-9a-f][0-9a-f]*"$/ }
const yes = { answers: 'true', answer: /^true$/ }
const permissions = {
  answers: '[{"invoker":"https://app.example","parentCapability":"eth_accounts","caveats":[…],"date":1764000000000}]',
  answer: /"parentCapability":"eth_accounts"/,
}

const list = `[
  { type: 'string', name: 'Message', value: 'Hello' },
  { type: 'uint32', name: 'A number', value: '1337' },
]`

const session = {
  answers:
    '{"sessionScopes":{"eip155:31337":{"accounts":["eip155:31337:0xf39fd6e51aad88f6f4ce6ab8827279cfffb92266"],"methods":[…],"notifications":["eth_subscription"]},"eip155:1":{…}}}',
  answer: /"eip155:31337":\{"accounts":\["eip155:31337:0x[0-9a-f]{40}"\],"methods":\[.*"eip155:1":/,
}

const typedData = `{
  domain: { name: 'Post office', version: '1', chainId: 31337 },
  types: {
    EIP712Domain: [
      { name: 'name', type: 'string' },
      { name: 'version', type: 'string' },
      { name: 'chainId', type: 'uint256' },
    ],
    Letter: [
      { name: 'to', type: 'address' },
      { name: 'contents', type: 'string' },
    ],
  },
  primaryType: 'Letter',
  message: { to: account, contents: 'Hello' },
}`

const sendCalls = `[{
    version: '2.0.0',
    chainId: '0x7a69',
    from: account,
    atomicRequired: false,
    calls: [
      { to: account, value: '0x1' },
      { to: account, value: '0x2' },
    ],
  }]`

/** How a page finds the wallet; it runs before every example. Source: EIP-6963. */
export const findProvider = `const provider = await new Promise((resolve) => {
  window.addEventListener('eip6963:announceProvider', ({ detail }) => {
    if (detail.info.rdns === 'app.coffer') resolve(detail.provider)
  })
  window.dispatchEvent(new Event('eip6963:requestProvider'))
})`

/** THE table of examples: a method without one does not compile. In the order in which a site would use them. */
export const examples = {
  eth_requestAccounts: { code: call('eth_requestAccounts'), ...addresses },
  eth_accounts: { code: call('eth_accounts'), ...addresses },
  eth_coinbase: { code: call('eth_coinbase'), ...address },
  eth_chainId: { code: call('eth_chainId'), answers: '"0x7a69"', answer: /^"0x7a69"$/ },
  net_version: { code: call('net_version'), answers: '"31337"', answer: /^"31337"$/ },
  web3_clientVersion: {
    code: call('web3_clientVersion'),
    answers: '"Coffer/0.1.0"',
    answer: /^"Coffer\/\d+\.\d+\.\d+"$/,
  },
  wallet_getPermissions: { code: call('wallet_getPermissions'), ...permissions },
  wallet_requestPermissions: {
    code: call('wallet_requestPermissions', '[{ eth_accounts: {} }]'),
    asks: ['connect'],
    ...permissions,
  },
  personal_sign: {
    code: call('personal_sign', "['Hello, world', account]"),
    asks: ['message'],
    ...signature,
  },
  personal_ecRecover: {
    code: `const message = 'Hello, world'
const signature = await provider.request({ method: 'personal_sign', params: [message, account] })
return provider.request({ method: 'personal_ecRecover', params: [message, signature] })`,
    asks: ['message'],
    ...address,
  },
  eth_signTypedData_v4: {
    code: `const typedData = ${typedData}\n${call('eth_signTypedData_v4', '[account, JSON.stringify(typedData)]')}`,
    asks: ['typed-data'],
    ...signature,
  },
  eth_signTypedData: {
    code: `const typedData = ${typedData}\n${call('eth_signTypedData', '[account, typedData]')}`,
    asks: ['typed-data'],
    ...signature,
  },
  eth_signTypedData_v3: {
    code: `const typedData = ${typedData}\n${call('eth_signTypedData_v3', '[account, JSON.stringify(typedData)]')}`,
    asks: ['typed-data'],
    ...signature,
  },
  eth_signTypedData_v1: {
    code: `const list = ${list}\n${call('eth_signTypedData_v1', '[list, account]')}`,
    asks: ['typed-data'],
    ...signature,
  },
  eth_getEncryptionPublicKey: {
    code: call('eth_getEncryptionPublicKey', '[account]'),
    asks: ['encryption-key'],
    answers: '"C5YMNdqE4kLgxQhJO1MfuQcHP5hjVSXzamzd/TxlR0U="',
    answer: /^"[A-Za-z0-9+/]{43}="$/,
  },
  eth_decrypt: {
    code: `// What encrypt() of @metamask/eth-sig-util made, here with the key of another account.
const encrypted = {
  version: 'x25519-xsalsa20-poly1305',
  nonce: 'JiQpYFe8Vbcz6Q2uO5WcV0fPB4oBOx9j',
  ephemPublicKey: 'C5YMNdqE4kLgxQhJO1MfuQcHP5hjVSXzamzd/TxlR0U=',
  ciphertext: 'f8kBcl/NCyf3sybfbwAKk/np2Bzt9lRVkZejr6uh5FgnNlH/ic62DZzy',
}
${call('eth_decrypt', '[JSON.stringify(encrypted), account]')}`,
    asks: ['decrypt'],
    answers: '-32602: params.0: not encrypted for this account, changed since, or not text',
    answer: /^-32602: params\.0: not encrypted for this account/,
  },
  eth_sendTransaction: {
    code: call('eth_sendTransaction', "[{ from: account, to: account, value: '0x1' }]"),
    asks: ['transaction'],
    ...hash,
  },
  eth_subscribe: {
    code: `provider.on('message', ({ type, data }) => {
  if (type === 'eth_subscription') console.log(data.subscription, data.result)
})
${call('eth_subscribe', "['logs', { address: token }]")}`,
    ...id,
  },
  eth_unsubscribe: {
    code: `const subscription = await provider.request({ method: 'eth_subscribe', params: ['newHeads'] })
${call('eth_unsubscribe', '[subscription]')}`,
    ...yes,
  },
  eth_newFilter: { code: call('eth_newFilter', '[{ address: token }]'), ...id },
  eth_newBlockFilter: { code: call('eth_newBlockFilter'), ...id },
  eth_newPendingTransactionFilter: { code: call('eth_newPendingTransactionFilter'), ...id },
  eth_getFilterChanges: {
    code: `const filter = await provider.request({ method: 'eth_newFilter', params: [{ address: token }] })
${call('eth_getFilterChanges', '[filter]')}`,
    answers: '[]',
    answer: /^\[/,
  },
  eth_getFilterLogs: {
    code: `const filter = await provider.request({
  method: 'eth_newFilter',
  params: [{ address: token, fromBlock: 'earliest' }],
})
${call('eth_getFilterLogs', '[filter]')}`,
    answers:
      '[{"address":"0x5fbdb2315678afecb367f032d93f642f64180aa3","topics":[…],"data":"0x…","blockNumber":"0x1",…}]',
    answer: /^\[\{.*"topics"/,
  },
  eth_uninstallFilter: {
    code: `const filter = await provider.request({ method: 'eth_newBlockFilter' })
${call('eth_uninstallFilter', '[filter]')}`,
    ...yes,
  },
  wallet_getCapabilities: {
    code: call('wallet_getCapabilities', "[account, ['0x7a69']]"),
    answers: '{"0x7a69":{"atomic":{"status":"ready"}}}',
    answer: /^\{"0x7a69":\{"atomic":\{"status":"(ready|supported|unsupported)"\}\}\}$/,
  },
  wallet_sendCalls: {
    code: call('wallet_sendCalls', sendCalls),
    asks: ['calls'],
    answers: '{"id":"0x7e5bf9e2d9dfbb9b2f0b9f1d6f3cbe6ec5fcbe0d4a5c5a3a2f0dd8e4d6a0f3c1"}',
    answer: /^\{"id":"0x[0-9a-f]{64}"\}$/,
  },
  wallet_getCallsStatus: {
    code: `const { id } = await provider.request({ method: 'wallet_sendCalls', params: ${sendCalls} })
return provider.request({ method: 'wallet_getCallsStatus', params: [id] })`,
    asks: ['calls'],
    answers: '{"version":"2.0.0","id":"0x7e5b…","chainId":"0x7a69","status":100,"atomic":false}',
    answer:
      /^\{"version":"2\.0\.0","id":"0x[0-9a-f]+…?","chainId":"0x7a69","status":(100|200),"atomic":(true|false)[,}]/,
  },
  wallet_showCallsStatus: {
    code: `const { id } = await provider.request({ method: 'wallet_sendCalls', params: ${sendCalls} })
return provider.request({ method: 'wallet_showCallsStatus', params: [id] })`,
    asks: ['calls'],
    ...nothing,
  },
  wallet_addEthereumChain: {
    code: call(
      'wallet_addEthereumChain',
      `[{
    chainId: '0x7a69',
    chainName: 'Localhost 8545',
    nativeCurrency: { name: 'Ether', symbol: 'ETH', decimals: 18 },
    rpcUrls: ['http://127.0.0.1:8545'],
  }]`,
    ),
    ...nothing,
  },
  wallet_switchEthereumChain: {
    code: call('wallet_switchEthereumChain', "[{ chainId: '0x7a69' }]"),
    ...nothing,
  },
  wallet_getEthereumChains: {
    code: call('wallet_getEthereumChains'),
    answers: '[{"chainId":"0x1","name":"Ethereum","nativeCurrency":{"name":"Ether","symbol":"ETH","decimals":18}},…]',
    answer: /^\[\{"chainId":"0x1","name":"Ethereum",/,
  },
  wallet_watchAsset: {
    code: call(
      'wallet_watchAsset',
      `{
    type: 'ERC20',
    options: { address: token, symbol: 'PLN', decimals: 18 },
  }`,
    ),
    asks: ['asset'],
    answers: 'true',
    answer: /^true$/,
  },
  wallet_createSession: {
    code: call(
      'wallet_createSession',
      `{
    optionalScopes: {
      eip155: { references: ['1', '31337'], methods: ['personal_sign', 'eth_call'], notifications: [] },
    },
  }`,
    ),
    asks: ['connect'],
    ...session,
  },
  wallet_getSession: { code: call('wallet_getSession'), ...session },
  wallet_invokeMethod: {
    code: call('wallet_invokeMethod', "{ scope: 'eip155:1', request: { method: 'eth_chainId' } }"),
    answers: '"0x1"',
    answer: /^"0x1"$/,
  },
  wallet_revokeSession: {
    code: call('wallet_revokeSession', "{ scopes: ['eip155:1'] }"),
    answers: 'true',
    answer: /^true$/,
  },
  wallet_revokePermissions: { code: call('wallet_revokePermissions', '[{ eth_accounts: {} }]'), ...nothing },
} as const satisfies Record<MethodName, Example>
