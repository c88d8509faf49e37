/**
 * What sites know from other wallets or from nodes and this wallet does on no condition, with the reason that they get
 * (4200): the same for everybody, and before anything is looked at. Source: EIP-1193 §Errors.
 */
export const refused = {
  eth_sign: 'A hash says nothing of what it stands for. Use personal_sign or eth_signTypedData_v4.',
  eth_signTransaction: 'A transaction that is signed and not sent can be sent at any time. Use eth_sendTransaction.',
  personal_ecSign: 'Use personal_sign.',
  personal_importRawKey: 'A site cannot bring keys into the wallet.',
  personal_listAccounts: 'Use eth_accounts, which names the accounts that this site was given.',
  personal_lockAccount: 'Only the user locks the wallet.',
  personal_newAccount: 'Only the user adds accounts.',
  personal_sendTransaction: 'A site never has a password. Use eth_sendTransaction.',
  personal_signTransaction:
    'A transaction that is signed and not sent can be sent at any time. Use eth_sendTransaction.',
  personal_unlockAccount: 'A site never has a password. The user unlocks the wallet when it asks.',
} as const satisfies Record<string, string>

export type RefusedMethodName = keyof typeof refused

export const isRefused = (name: string): name is RefusedMethodName => Object.hasOwn(refused, name)
