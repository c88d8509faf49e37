/** What stands in the place of an example's value, where the example cannot hold as it is written, and why. */
export const replacements = {
  account: 'The account that the site was given: it may name no other.',
  atomicity: 'Sequential calls: the local chain has no contract that an account could delegate to.',
  block: 'A block of the local chain: the example is of another chain.',
  blockHash: 'A block of the local chain: the example is of another chain.',
  callsId: 'The calls that were sent before: an id is known to the site that got it only.',
  chain: 'The network that the site is on: a request may be for no other.',
  encrypted: 'A message to the key of our account: the example is for another key.',
  filterId: 'A filter that this site has: an id is known to the site that got it only.',
  index: 'The first transaction of the block: there is no third one.',
  nextBlock: 'The latest block: the example is of another chain.',
  recipient:
    'An address that is written correctly: the example’s has a wrong checksum (EIP-55), as a mistyped one would.',
  rawTransaction: 'A transaction for the local chain: the example is signed for another one.',
  storageKey: 'A storage key: the example is no hexadecimal number, so that no node can read it.',
  subscriptionId: 'A subscription that this site has: an id is known to the site that got it only.',
  token: 'A token on the local chain: what is no token there is refused.',
  nft: 'A collectible on the local chain: what is no token there is refused.',
  nftId: 'The id of the one collectible that there is.',
  multiToken: 'A multi-token on the local chain: what is no token there is refused.',
  transaction: 'A transaction of the local chain: the example is of another chain.',
} as const satisfies Readonly<Record<string, string>>

export type Replacement = keyof typeof replacements

/** In which way a call was made malformed: a value of a wrong type, the last required one left out, one more than there are. */
export type Malformation = 'wrong type' | 'missing' | 'extra'

export type Exception = {
  /** The example is sent as it is, and refused with 4200 without a window. The reason why; the rest of a row waits for its end. */
  readonly notServed?: string
  /** By the place in the parameters (`0.from`), in every example or, with `#` and the example's number before it, in one. */
  readonly replaced?: Readonly<Record<string, Replacement>>
  /** The answer does not fit the document's schema; this is the schema that it fits, and the reason why. */
  readonly otherResult?: { readonly schema: object; readonly reason: string }
  /** Fields of the answer that the document does not know yet, and why they are there. */
  readonly moreFields?: { readonly fields: readonly string[]; readonly reason: string }
  /** Malformed calls that are answered all the same, and why. */
  readonly lenient?: Readonly<Partial<Record<Malformation, string>>>
}

const permissions =
  'Permissions of the document’s own kind (ERC-7715), granted by smart accounts: accounts here are keys.'
const newer = 'What a node answers is passed on as it is, and this field is newer than the document.'
const ignored = 'It takes nothing, and libraries send various nothings: what is sent is not looked at.'
const upgraded = 'A third parameter was a password once (geth), and libraries still send it: it is not looked at.'

/**
 * THE table of what is different here from MetaMask's API document. A row that is no longer needed fails the test; a
 * method of the document with no row is run with its examples as they are written.
 */
export const exceptions: Readonly<Record<string, Exception>> = {
  eth_accounts: { lenient: { extra: ignored } },
  eth_chainId: { lenient: { extra: ignored } },
  eth_coinbase: { lenient: { extra: ignored } },
  eth_decrypt: {
    replaced: { '0': 'encrypted', '1': 'account' },
    otherResult: {
      schema: { type: 'string' },
      reason: 'The document gives a list of permissions by mistake: its own example is a text.',
    },
  },
  eth_feeHistory: { lenient: { missing: 'Nodes take it without percentiles, and then leave out the rewards.' } },
  eth_getBlockByHash: {
    replaced: { '0': 'blockHash' },
    moreFields: { fields: ['requestsHash', 'totalDifficulty'], reason: newer },
  },
  eth_getBlockByNumber: {
    replaced: { '0': 'block' },
    moreFields: { fields: ['requestsHash', 'totalDifficulty'], reason: newer },
  },
  eth_getBlockTransactionCountByHash: { replaced: { '0': 'blockHash' } },
  eth_getBlockTransactionCountByNumber: { replaced: { '0': 'block' } },
  eth_getEncryptionPublicKey: { replaced: { '0': 'account' } },
  eth_getFilterChanges: {
    replaced: { '0': 'filterId' },
    otherResult: {
      schema: { type: 'array', maxItems: 0 },
      reason: 'An empty list fits several kinds of list at once in the document, which wants exactly one.',
    },
  },
  eth_getFilterLogs: {
    replaced: { '0': 'filterId' },
    moreFields: { fields: ['blockTimestamp'], reason: newer },
  },
  eth_getLogs: {
    replaced: { '0.address': 'token', '0.fromBlock': 'block', '0.toBlock': 'nextBlock' },
    moreFields: { fields: ['blockTimestamp'], reason: newer },
  },
  eth_getProof: { replaced: { '1.1': 'storageKey' } },
  eth_getTransactionByBlockHashAndIndex: { replaced: { '0': 'blockHash', '1': 'index' } },
  eth_getTransactionByBlockNumberAndIndex: { replaced: { '0': 'block', '1': 'index' } },
  eth_getTransactionByHash: { replaced: { '0': 'transaction' } },
  eth_getTransactionReceipt: {
    replaced: { '0': 'transaction' },
    moreFields: { fields: ['blockTimestamp'], reason: newer },
  },
  eth_getUncleCountByBlockHash: { replaced: { '0': 'blockHash' } },
  eth_getUncleCountByBlockNumber: { replaced: { '0': 'block' } },
  eth_newBlockFilter: { lenient: { extra: ignored } },
  eth_newPendingTransactionFilter: { lenient: { extra: ignored } },
  eth_requestAccounts: { lenient: { extra: ignored } },
  eth_sendRawTransaction: { replaced: { '0': 'rawTransaction' } },
  eth_sendTransaction: { replaced: { '0.from': 'account', '0.to': 'recipient' } },
  eth_signTypedData_v4: { replaced: { '0': 'account', '1.domain.chainId': 'chain' } },
  eth_uninstallFilter: { replaced: { '0': 'filterId' } },
  eth_unsubscribe: { replaced: { '0': 'subscriptionId' } },
  personal_sign: { replaced: { '1': 'account' }, lenient: { extra: upgraded } },
  wallet_getCallsStatus: { replaced: { '0': 'callsId' } },
  wallet_getCapabilities: { replaced: { '0': 'account', '1.0': 'chain' } },
  wallet_getGrantedExecutionPermissions: { notServed: permissions },
  wallet_getPermissions: { lenient: { extra: ignored } },
  wallet_getSupportedExecutionPermissions: { notServed: permissions },
  wallet_registerOnboarding: { notServed: 'It opens MetaMask’s own onboarding and is of no other use.' },
  wallet_requestExecutionPermissions: { notServed: permissions },
  wallet_scanQRCode: { notServed: 'It is for MetaMask’s application on phones: a site can use the camera by itself.' },
  wallet_sendCalls: {
    replaced: { '0.from': 'account', '0.chainId': 'chain', '0.atomicRequired': 'atomicity' },
  },
  wallet_watchAsset: {
    replaced: {
      '#0 options.address': 'token',
      '#1 options.address': 'nft',
      '#1 options.tokenId': 'nftId',
      '#2 options.address': 'multiToken',
    },
  },
  web3_clientVersion: { lenient: { extra: ignored } },
}
