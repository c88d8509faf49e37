import { type Address, addressBytes } from '#core/address.ts'
import { minimalBytes } from '#core/bigint-bytes.ts'
import { concatBytes } from '#core/concat-bytes.ts'
import { keccak256 } from '#core/keccak.ts'
import { encodeRlp, type RlpItem } from '#core/rlp.ts'
import type { Signature } from '#core/signature.ts'

/**
 * Lets the code at `address` be the code of the account that signs; the zero address takes it back. `nonce` is the one the
 * account will have when it is looked at: its own next but one, where it sends the transaction itself. Chain id 0 would be
 * valid on every chain, and is never signed here. Source: EIP-7702 §Set code transaction.
 */
export type Authorization = { readonly chainId: bigint; readonly address: Address; readonly nonce: bigint }

export type SignedAuthorization = Authorization & { readonly signature: Signature }

/** MAGIC: keeps the digest apart from that of any transaction. */
const magic = Uint8Array.of(0x05)

const fields = ({ chainId, address, nonce }: Authorization): readonly RlpItem[] => [
  minimalBytes(chainId),
  addressBytes(address),
  minimalBytes(nonce),
]

/** The 32 bytes to sign: keccak256(0x05 || rlp([chain_id, address, nonce])). */
export function authorizationDigest(authorization: Authorization): Uint8Array {
  if (authorization.chainId < 1n) throw new RangeError('an authorization for every chain')
  return keccak256(concatBytes(magic, encodeRlp(fields(authorization))))
}

/** As it stands in the list of a transaction: [chain_id, address, nonce, y_parity, r, s]. */
export const authorizationItem = ({ signature: { yParity, r, s }, ...authorization }: SignedAuthorization): RlpItem => [
  ...fields(authorization),
  minimalBytes(BigInt(yParity)),
  minimalBytes(r),
  minimalBytes(s),
]
