import type { ApprovalKind } from '#domain/approvals/kinds.ts'
import { eth_accounts } from '#provider/methods/eth_accounts.ts'
import { eth_chainId } from '#provider/methods/eth_chainId.ts'
import { eth_coinbase } from '#provider/methods/eth_coinbase.ts'
import { eth_decrypt } from '#provider/methods/eth_decrypt.ts'
import { eth_getEncryptionPublicKey } from '#provider/methods/eth_getEncryptionPublicKey.ts'
import { eth_getFilterChanges } from '#provider/methods/eth_getFilterChanges.ts'
import { eth_getFilterLogs } from '#provider/methods/eth_getFilterLogs.ts'
import { eth_newBlockFilter } from '#provider/methods/eth_newBlockFilter.ts'
import { eth_newFilter } from '#provider/methods/eth_newFilter.ts'
import { eth_newPendingTransactionFilter } from '#provider/methods/eth_newPendingTransactionFilter.ts'
import { eth_requestAccounts } from '#provider/methods/eth_requestAccounts.ts'
import { eth_sendTransaction } from '#provider/methods/eth_sendTransaction.ts'
import { eth_signTypedData } from '#provider/methods/eth_signTypedData.ts'
import { eth_signTypedData_v1 } from '#provider/methods/eth_signTypedData_v1.ts'
import { eth_signTypedData_v3 } from '#provider/methods/eth_signTypedData_v3.ts'
import { eth_signTypedData_v4 } from '#provider/methods/eth_signTypedData_v4.ts'
import { eth_subscribe } from '#provider/methods/eth_subscribe.ts'
import { eth_uninstallFilter } from '#provider/methods/eth_uninstallFilter.ts'
import { eth_unsubscribe } from '#provider/methods/eth_unsubscribe.ts'
import { net_version } from '#provider/methods/net_version.ts'
import { personal_ecRecover } from '#provider/methods/personal_ecRecover.ts'
import { personal_sign } from '#provider/methods/personal_sign.ts'
import { wallet_addEthereumChain } from '#provider/methods/wallet_addEthereumChain.ts'
import { wallet_createSession } from '#provider/methods/wallet_createSession.ts'
import { wallet_getCallsStatus } from '#provider/methods/wallet_getCallsStatus.ts'
import { wallet_getCapabilities } from '#provider/methods/wallet_getCapabilities.ts'
import { wallet_getEthereumChains } from '#provider/methods/wallet_getEthereumChains.ts'
import { wallet_getPermissions } from '#provider/methods/wallet_getPermissions.ts'
import { wallet_getSession } from '#provider/methods/wallet_getSession.ts'
import { wallet_invokeMethod } from '#provider/methods/wallet_invokeMethod.ts'
import { wallet_requestPermissions } from '#provider/methods/wallet_requestPermissions.ts'
import { wallet_revokePermissions } from '#provider/methods/wallet_revokePermissions.ts'
import { wallet_revokeSession } from '#provider/methods/wallet_revokeSession.ts'
import { wallet_sendCalls } from '#provider/methods/wallet_sendCalls.ts'
import { wallet_showCallsStatus } from '#provider/methods/wallet_showCallsStatus.ts'
import { wallet_switchEthereumChain } from '#provider/methods/wallet_switchEthereumChain.ts'
import { wallet_watchAsset } from '#provider/methods/wallet_watchAsset.ts'
import { web3_clientVersion } from '#provider/methods/web3_clientVersion.ts'
import type { AnyMethod } from '#provider/method.ts'

/** THE table of what the wallet itself answers: one file and one line here for each method. */
export const methods = {
  eth_accounts,
  eth_chainId,
  eth_coinbase,
  eth_decrypt,
  eth_getEncryptionPublicKey,
  eth_getFilterChanges,
  eth_getFilterLogs,
  eth_newBlockFilter,
  eth_newFilter,
  eth_newPendingTransactionFilter,
  eth_requestAccounts,
  eth_sendTransaction,
  eth_signTypedData,
  eth_signTypedData_v1,
  eth_signTypedData_v3,
  eth_signTypedData_v4,
  eth_subscribe,
  eth_uninstallFilter,
  eth_unsubscribe,
  net_version,
  personal_ecRecover,
  personal_sign,
  wallet_addEthereumChain,
  wallet_createSession,
  wallet_getCallsStatus,
  wallet_getCapabilities,
  wallet_getEthereumChains,
  wallet_getPermissions,
  wallet_getSession,
  wallet_invokeMethod,
  wallet_requestPermissions,
  wallet_revokePermissions,
  wallet_revokeSession,
  wallet_sendCalls,
  wallet_showCallsStatus,
  wallet_switchEthereumChain,
  wallet_watchAsset,
  web3_clientVersion,
} as const satisfies Record<string, { readonly approval: ApprovalKind | readonly ApprovalKind[] | null }>

export type MethodName = keyof typeof methods

export const isMethod = (name: string): name is MethodName => Object.hasOwn(methods, name)

/** The method by its name, with its types taken away: what it gets was made by its own schema. */
export const methodOf = (name: MethodName): AnyMethod => methods[name] as AnyMethod
