import * as v from 'valibot'
import { Address } from '#core/address.ts'
import { err, ok, type Result } from '#core/result.ts'
import { decodeText, encodeText } from '#core/utf8.ts'
import { wipe } from '#core/wipe.ts'
import { Account } from '#domain/accounts/account.ts'

const payloadVersion = 1
/** The length is rounded up to this, so that it does not tell how many accounts there are. */
const step = 1_024
const entropyLengths: readonly number[] = [16, 20, 24, 28, 32]

const Keyring = v.pipe(
  v.strictObject({ accounts: v.pipe(v.array(Account), v.minLength(1)), selected: Address }),
  v.check(({ accounts }) => new Set(accounts.map(({ index }) => index)).size === accounts.length),
  v.check(({ accounts, selected }) => accounts.some(({ address, hidden }) => address === selected && !hidden)),
)

/** The accounts of the phrase, in the order of their index; `selected` is one of them that shows. */
export type PayloadAccounts = { readonly accounts: readonly Account[]; readonly selected: Address }

/** What the vault keeps: the entropy of the phrase (BIP-39, 16 to 32 bytes) and the accounts made from it. */
export type Payload = PayloadAccounts & { readonly entropy: Uint8Array }

/**
 * One byte of version, one of the entropy's length, the entropy, then JSON padded with spaces. The entropy is never
 * part of a string, as strings cannot be wiped. The caller wipes what is returned.
 */
export function encodePayload({ entropy, accounts, selected }: Payload): Uint8Array {
  const json = encodeText(JSON.stringify(v.parse(Keyring, { accounts: [...accounts], selected })))
  const length = 2 + entropy.length + json.length
  const bytes = new Uint8Array(Math.ceil(length / step) * step).fill(0x20)
  bytes[0] = payloadVersion
  bytes[1] = entropy.length
  bytes.set(entropy, 2)
  bytes.set(json, 2 + entropy.length)
  return bytes
}

const KeyringText = v.pipe(v.string(), v.parseJson(), Keyring)

/** Wipes `bytes`; the entropy returned is a copy that the caller wipes. */
export function decodePayload(bytes: Uint8Array): Result<Payload, 'damaged' | 'newer'> {
  const [version = 0, length = 0] = bytes
  if (version > payloadVersion) return err('newer')
  if (version !== payloadVersion || !entropyLengths.includes(length)) return err('damaged')
  const keyring = v.safeParse(KeyringText, decodeText(bytes.subarray(2 + length)))
  if (!keyring.success) return err('damaged')
  const entropy = bytes.slice(2, 2 + length)
  wipe(bytes)
  return ok({ entropy, ...keyring.output })
}
