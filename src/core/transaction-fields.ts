import { type Address, addressFromBytes } from '#core/address.ts'
import { bigintFromBytes } from '#core/bigint-bytes.ts'
import type { SignedAuthorization } from '#core/authorization.ts'
import { type Hex, hexFromBytes } from '#core/hex.ts'
import type { RlpItem } from '#core/rlp.ts'
import type { AccessListEntry } from '#core/transaction.ts'

/** Thrown inside the decoder only, which turns it into a refusal. */
export class FieldError extends Error {}

function bytesField(item: RlpItem | undefined): Uint8Array {
  if (!(item instanceof Uint8Array)) throw new FieldError()
  return item
}

export function listField(item: RlpItem | undefined): readonly RlpItem[] {
  if (item === undefined || item instanceof Uint8Array) throw new FieldError()
  return item
}

/** An unsigned integer of at most `bits`, without leading zeros. */
export function integerField(item: RlpItem | undefined, bits: number): bigint {
  const bytes = bytesField(item)
  if (bytes[0] === 0 || bytes.length * 8 > bits) throw new FieldError()
  return bigintFromBytes(bytes)
}

function addressField(item: RlpItem | undefined): Address {
  const bytes = bytesField(item)
  if (bytes.length !== 20) throw new FieldError()
  return addressFromBytes(bytes)
}

export const recipientField = (item: RlpItem | undefined): Address | null =>
  bytesField(item).length === 0 ? null : addressField(item)

export const dataField = (item: RlpItem | undefined): Hex => hexFromBytes(bytesField(item))

function storageKeyField(item: RlpItem): Hex {
  const bytes = bytesField(item)
  if (bytes.length !== 32) throw new FieldError()
  return hexFromBytes(bytes)
}

export const accessListField = (item: RlpItem | undefined): readonly AccessListEntry[] =>
  listField(item).map((entry) => {
    const parts = listField(entry)
    if (parts.length !== 2) throw new FieldError()
    return { address: addressField(parts[0]), storageKeys: listField(parts[1]).map(storageKeyField) }
  })

function authorizationField(entry: RlpItem): SignedAuthorization {
  const parts = listField(entry)
  if (parts.length !== 6) throw new FieldError()
  const yParity = integerField(parts[3], 8)
  if (yParity > 1n) throw new FieldError()
  return {
    chainId: integerField(parts[0], 256),
    address: addressField(parts[1]),
    nonce: integerField(parts[2], 64),
    signature: { r: integerField(parts[4], 256), s: integerField(parts[5], 256), yParity: yParity === 0n ? 0 : 1 },
  }
}

/** Never empty. A parity above 1 no signer writes, though a node would only pass over such an entry. Source: EIP-7702. */
export function authorizationListField(
  item: RlpItem | undefined,
): readonly [SignedAuthorization, ...SignedAuthorization[]] {
  const [first, ...rest] = listField(item).map(authorizationField)
  if (first === undefined) throw new FieldError()
  return [first, ...rest]
}
