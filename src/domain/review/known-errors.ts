import { hexFromBytes } from '#core/hex.ts'
import { keccak256 } from '#core/keccak.ts'
import { encodeText } from '#core/utf8.ts'
import type { RevertCause } from '#domain/review/revert-cause.ts'

/** Source: ERC-6093; OpenZeppelin Contracts 5; Permit2; Uniswap Universal Router. All arguments are words. */
const errors: Readonly<Record<string, RevertCause>> = {
  'ERC20InsufficientBalance(address,uint256,uint256)': 'balance',
  'ERC20InvalidSender(address)': 'sender',
  'ERC20InvalidReceiver(address)': 'recipient',
  'ERC20InsufficientAllowance(address,uint256,uint256)': 'allowance',
  'ERC20InvalidApprover(address)': 'sender',
  'ERC20InvalidSpender(address)': 'spender',
  'ERC721InvalidOwner(address)': 'owner',
  'ERC721NonexistentToken(uint256)': 'missing',
  'ERC721IncorrectOwner(address,uint256,address)': 'owner',
  'ERC721InvalidSender(address)': 'sender',
  'ERC721InvalidReceiver(address)': 'recipient',
  'ERC721InsufficientApproval(address,uint256)': 'allowance',
  'ERC721InvalidApprover(address)': 'sender',
  'ERC721InvalidOperator(address)': 'spender',
  'ERC1155InsufficientBalance(address,uint256,uint256,uint256)': 'balance',
  'ERC1155InvalidSender(address)': 'sender',
  'ERC1155InvalidReceiver(address)': 'recipient',
  'ERC1155MissingApprovalForAll(address,address)': 'allowance',
  'ERC1155InvalidApprover(address)': 'sender',
  'ERC1155InvalidOperator(address)': 'spender',
  'OwnableUnauthorizedAccount(address)': 'unauthorized',
  'AccessControlUnauthorizedAccount(address,bytes32)': 'unauthorized',
  'EnforcedPause()': 'paused',
  'ReentrancyGuardReentrantCall()': 'reentrancy',
  'SafeERC20FailedOperation(address)': 'transfer',
  'FailedCall()': 'inner',
  'FailedInnerCall()': 'inner',
  'AddressInsufficientBalance(address)': 'funds',
  'InsufficientBalance(uint256,uint256)': 'funds',
  'ERC2612ExpiredSignature(uint256)': 'expired',
  'ERC2612InvalidSigner(address,address)': 'signature',
  'ECDSAInvalidSignature()': 'signature',
  'InvalidAccountNonce(address,uint256)': 'nonce',
  'ERC4626ExceededMaxDeposit(address,uint256,uint256)': 'limit',
  'ERC4626ExceededMaxMint(address,uint256,uint256)': 'limit',
  'ERC4626ExceededMaxWithdraw(address,uint256,uint256)': 'limit',
  'ERC4626ExceededMaxRedeem(address,uint256,uint256)': 'limit',
  'AllowanceExpired(uint256)': 'expired',
  'InsufficientAllowance(uint256)': 'allowance',
  'SignatureExpired(uint256)': 'expired',
  'InvalidNonce()': 'nonce',
  'InvalidSigner()': 'signature',
  'TransactionDeadlinePassed()': 'expired',
  'V2TooLittleReceived()': 'price',
  'V2TooMuchRequested()': 'price',
  'V3TooLittleReceived()': 'price',
  'V3TooMuchRequested()': 'price',
}

export type KnownError = { readonly name: string; readonly types: readonly string[]; readonly cause: RevertCause }

const selector = (signature: string): string => hexFromBytes(keccak256(encodeText(signature)).subarray(0, 4))

let bySelector: ReadonlyMap<string, KnownError> | null = null

/** By the first four bytes of what a call reverted with. */
export function knownError(of: string): KnownError | null {
  bySelector ??= new Map(
    Object.entries(errors).map(([signature, cause]) => {
      const [name = '', types = ''] = signature.slice(0, -1).split('(')
      return [selector(signature), { name, types: types === '' ? [] : types.split(','), cause }]
    }),
  )
  return bySelector.get(of) ?? null
}

/** Words of contracts that have no errors of their own kind. Source: Uniswap v2 and v3, OpenZeppelin Contracts 4. */
const phrases: readonly (readonly [RegExp, RevertCause])[] = [
  [/transfer amount exceeds balance|burn amount exceeds balance|insufficient balance for transfer/i, 'balance'],
  [/(exceeds|insufficient) allowance|caller is not (token )?owner (n?or|or) approved/i, 'allowance'],
  [
    /^STF$|TRANSFER_FROM_FAILED|SafeERC20: low-level call failed|SafeERC20: ERC20 operation did not succeed/,
    'transfer',
  ],
  [/INSUFFICIENT_OUTPUT_AMOUNT|EXCESSIVE_INPUT_AMOUNT|too little received|too much requested/i, 'price'],
  [/UniswapV2Router: EXPIRED|Transaction too old|permit: expired|expired deadline/i, 'expired'],
  [/^(Pausable: )?paused$/i, 'paused'],
  [/^Ownable: caller is not the owner$|^AccessControl: account /, 'unauthorized'],
  [/reentrant call/i, 'reentrancy'],
  [/invalid token ID|nonexistent token/i, 'missing'],
  [/^insufficient funds\b/i, 'funds'],
]

export const causeOfWords = (words: string): RevertCause | null =>
  phrases.find(([pattern]) => pattern.test(words))?.[1] ?? null
