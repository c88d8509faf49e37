import * as v from 'valibot'
import { Address } from '#core/address.ts'
import { ChainId } from '#core/chain-id.ts'
import { parseTypedData } from '#core/eip712.ts'
import { Origin } from '#core/origin.ts'
import { quantity } from '#core/quantity.ts'
import type { Hex } from '#core/hex.ts'
import { parseSignIn, type SignIn } from '#core/siwe.ts'
import type { Asset } from '#domain/assets/asset.ts'
import { hex, recipient, testChain, transfer } from '#domain/testing/transactions.ts'
import { readCall } from '#domain/review/call.ts'
import type { TransactionFacts } from '#domain/review/found-facts.ts'
import { readPermit } from '#domain/review/permit.ts'
import { unscreened } from '#domain/review/screening.ts'
import { recipientOf } from '#domain/review/recipients.ts'
import type {
  AssetSubject,
  MessageSubject,
  SignInSubject,
  SiteSubject,
  TransactionSubject,
  TypedDataSubject,
} from '#domain/review/subject.ts'
import type { TransactionRequest } from '#domain/transactions/request.ts'

/** Subjects of reviews for tests of the rules. */

export const address = (digit: string): Address => v.parse(Address, `0x${digit.repeat(40)}`)
export const token = address('c')
export const spender = address('5')
export const mostOf256 = 2n ** 256n - 1n

const word = (value: bigint | string): string =>
  (typeof value === 'bigint' ? value.toString(16) : value.slice(2).toLowerCase()).padStart(64, '0')

export const callData = (selector: string, ...words: readonly (bigint | string)[]): Hex =>
  hex(`${selector}${words.map(word).join('')}`)

export const approve = (amount: bigint): Hex => callData('0x095ea7b3', spender, amount)
export const approveAll = (approved: boolean): Hex => callData('0xa22cb465', spender, approved ? 1n : 0n)
export const tokenTransfer = (to: Address, amount = 1n): Hex => callData('0xa9059cbb', to, amount)

/** Nothing is found out beside the request. */
const unknown: TransactionFacts = {
  newContract: null,
  holding: null,
  screening: unscreened,
  history: { timesSent: 0, moved: null, amounts: [], recent: 0 },
  ownAccounts: new Set(),
  contacts: new Map(),
  hours: null,
  elsewhere: null,
}

export function transaction(
  request: Partial<TransactionRequest>,
  changes: Partial<TransactionSubject> = {},
): TransactionSubject {
  const whole = transfer(request)
  return {
    kind: 'transaction',
    request: whole,
    call: readCall(whole.data),
    signature: null,
    recipient: recipientOf(whole),
    simulation: { state: whole.data.length > 2 ? 'unsupported' : 'ok', changes: [], reason: null },
    targetHasCode: whole.data.length > 2,
    known: new Set([recipient]),
    quote: null,
    spenderHasCode: true,
    isCollection: null,
    instructsItself: false,
    parts: [],
    isDescribed: false,
    ...unknown,
    ...changes,
  }
}

const ownSite = v.parse(Origin, 'https://app.example')

export const site = (origin: string): SiteSubject => ({ kind: 'site', origin: v.parse(Origin, origin) })

export const asset = (
  changes: Partial<Extract<Asset, { type: 'erc20' }>> = {},
  more: Partial<AssetSubject> = {},
): AssetSubject => ({
  kind: 'asset',
  asset: { type: 'erc20', chainId: testChain, address: token, symbol: 'PLN', name: null, decimals: 18, ...changes },
  coin: 'ETH',
  watched: [],
  ...more,
})

export const message = (text: string | null, origin: Origin | null = ownSite): MessageSubject => ({
  kind: 'message',
  text,
  origin,
})

type SignInFields = {
  readonly domain?: string
  readonly uri?: string
  readonly chainId?: number
  readonly expirationTime?: string
  readonly notBefore?: string
}

export function signInText({ domain, uri, chainId, expirationTime, notBefore }: SignInFields = {}): string {
  return [
    `${domain ?? 'app.example'} wants you to sign in with your Ethereum account:`,
    address('1'),
    '',
    '',
    `URI: ${uri ?? 'https://app.example/'}`,
    'Version: 1',
    `Chain ID: ${String(chainId ?? 1)}`,
    'Nonce: 12345678',
    'Issued At: 1970-01-01T00:00:00Z',
    ...(expirationTime === undefined ? [] : [`Expiration Time: ${expirationTime}`]),
    ...(notBefore === undefined ? [] : [`Not Before: ${notBefore}`]),
  ].join('\n')
}

export function signIn(fields: SignInFields = {}): SignIn {
  const parsed = parseSignIn(signInText(fields))
  if (!parsed.ok) throw new Error(parsed.error)
  return parsed.value
}

/** A sign-in to the site that asks, by the account it names, seen 1,000 seconds after the epoch. */
export const signInSubject = (fields: SignInFields = {}, changes: Partial<SignInSubject> = {}): SignInSubject => ({
  kind: 'sign-in',
  signIn: signIn(fields),
  account: address('1'),
  origin: ownSite,
  chainId: v.parse(ChainId, 1),
  now: 1_000,
  ...changes,
})

const eip712Domain = [
  { name: 'name', type: 'string' },
  { name: 'chainId', type: 'uint256' },
  { name: 'verifyingContract', type: 'address' },
]

export const permitTypes = {
  EIP712Domain: eip712Domain,
  Permit: [
    { name: 'owner', type: 'address' },
    { name: 'spender', type: 'address' },
    { name: 'value', type: 'uint256' },
    { name: 'nonce', type: 'uint256' },
    { name: 'deadline', type: 'uint256' },
  ],
}

export const permitMessage = (value = '5', deadline = '1000') => ({
  owner: address('1'),
  spender,
  value,
  nonce: '0',
  deadline,
})

export function typedData(
  given: { types?: object; primaryType?: string; domain?: object; message?: object } = {},
  changes: Partial<TypedDataSubject> = {},
): TypedDataSubject {
  const parsed = parseTypedData({
    types: given.types ?? permitTypes,
    primaryType: given.primaryType ?? 'Permit',
    domain: { name: 'Token', chainId: '1', verifyingContract: token, ...given.domain },
    message: given.message ?? permitMessage(),
  })
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error))
  return {
    kind: 'typed-data',
    typedData: parsed.value,
    permit: readPermit(parsed.value),
    parts: [],
    ...unknown,
    chainId: v.parse(ChainId, 1),
    now: 1_000,
    spenderHasCode: true,
    ...changes,
  }
}

export const permit2Data = () =>
  typedData({
    types: {
      EIP712Domain: eip712Domain,
      PermitSingle: [
        { name: 'spender', type: 'address' },
        { name: 'sigDeadline', type: 'uint256' },
      ],
    },
    primaryType: 'PermitSingle',
    domain: { name: 'Permit2' },
    message: { spender, sigDeadline: '999' },
  })

const legacy = (gasPrice: bigint) => ({ type: 'legacy', gasPrice: quantity(gasPrice) }) as const
export const quoteOf = (normal: bigint, site?: bigint) => ({
  gasLimit: quantity(10n),
  balance: quantity(0n),
  nonce: quantity(0n),
  fees: [
    { speed: 'normal' as const, fee: legacy(normal), cost: quantity(10n * normal) },
    { speed: 'fast' as const, fee: legacy(2n * normal), cost: quantity(20n * normal) },
    ...(site === undefined ? [] : [{ speed: 'site' as const, fee: legacy(site), cost: quantity(10n * site) }]),
  ],
})
