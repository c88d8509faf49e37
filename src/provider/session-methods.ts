import { methods } from '#provider/methods.ts'
import { passthrough } from '#provider/passthrough.ts'

/**
 * What is about the one network and the one list of accounts that the site's own provider has, or about sessions
 * themselves, has no meaning on a network of a session. Filters belong to the site's own provider, as their ids do not say of
 * which network they are; subscriptions tell it with all that they tell (CAIP-319).
 */
const notInSessions: ReadonlySet<string> = new Set([
  'eth_accounts',
  'eth_coinbase',
  'eth_getFilterChanges',
  'eth_getFilterLogs',
  'eth_newBlockFilter',
  'eth_newFilter',
  'eth_newPendingTransactionFilter',
  'eth_requestAccounts',
  'eth_uninstallFilter',
  'wallet_addEthereumChain',
  'wallet_createSession',
  'wallet_getPermissions',
  'wallet_getEthereumChains',
  'wallet_getSession',
  'wallet_invokeMethod',
  'wallet_requestPermissions',
  'wallet_revokePermissions',
  'wallet_revokeSession',
  'wallet_switchEthereumChain',
])

/** What a session may invoke on each of its networks (CAIP-27), whatever it asked for. */
export const sessionMethods: readonly string[] = [...Object.keys(methods), ...Object.keys(passthrough)].filter(
  (name) => !notInSessions.has(name),
)
