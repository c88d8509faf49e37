import type { Address } from '#core/address.ts'
import type { ChainId } from '#core/chain-id.ts'
import { bytesFromHex, type Hex } from '#core/hex.ts'
import type { Origin } from '#core/origin.ts'
import { parseSignIn, type SignIn } from '#core/siwe.ts'
import { decodeText } from '#core/utf8.ts'
import { isDevelopersOwn, isForSite, otherSiteIn } from '#domain/review/sign-in-site.ts'

/** `text` is `null` for bytes that are none, `origin` for what the wallet asks itself. */
export type PlainMessage = { readonly kind: 'message'; readonly text: string | null; readonly origin: Origin | null }

export type SignInMessage = {
  readonly kind: 'sign-in'
  readonly signIn: SignIn
  /** The one that would sign. */
  readonly account: Address
  readonly origin: Origin | null
}

/** What a message is: a sign-in to the letter of EIP-4361, any other text, or bytes. */
export function readMessage(
  { account, message }: { readonly account: Address; readonly message: Hex },
  origin: Origin | null,
): PlainMessage | SignInMessage {
  const text = decodeText(bytesFromHex(message))
  const signIn = text === null ? null : parseSignIn(text)
  return signIn?.ok === true
    ? { kind: 'sign-in', signIn: signIn.value, account, origin }
    : { kind: 'message', text, origin }
}

const isBound = (origin: Origin | null): origin is Origin => origin !== null && !isDevelopersOwn(origin)

/**
 * Whether it would sign the user in at another site, or as another account, than the one that is asked, by our reading or
 * by a laxer one. Developers on their own machine may do that. Source: EIP-4361 §Verifying the domain binding.
 */
export function isForeignSignIn(message: PlainMessage | SignInMessage): boolean {
  const { origin } = message
  if (!isBound(origin)) return false
  if (message.kind === 'message') return message.text !== null && otherSiteIn(origin, message.text) !== null
  return !isForSite(origin, message.signIn) || message.signIn.address !== message.account
}

/** Whether it is for another network than the site is on. The same developers may do that. */
export const isForAnotherChain = ({ signIn, origin }: SignInMessage, chainId: ChainId): boolean =>
  isBound(origin) && signIn.chainId !== chainId

/** Whether its time is over or yet to come, `now` in seconds. The same developers may do that. */
export function isOutOfTime({ signIn, origin }: SignInMessage, now: number): boolean {
  if (!isBound(origin)) return false
  const { expirationTime, notBefore } = signIn
  const isOver = expirationTime !== null && expirationTime.value <= now * 1_000
  return isOver || (notBefore !== null && notBefore.value > now * 1_000)
}
