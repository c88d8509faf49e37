import type { Address } from '#core/address.ts'
import type { TypedData } from '#core/eip712.ts'
import { addressOf, integerOf } from '#domain/review/typed-fields.ts'

/** A signature that moves tokens. Valid after and before the times, in seconds since the epoch. Source: EIP-3009. */
export type TransferAuthorization = {
  readonly token: Address | null
  readonly to: Address
  readonly amount: bigint
  readonly after: bigint | null
  readonly before: bigint | null
}

const types: ReadonlySet<string> = new Set(['TransferWithAuthorization', 'ReceiveWithAuthorization'])

export function readAuthorization({ primaryType, domain, message }: TypedData): TransferAuthorization | null {
  const [to, amount] = [addressOf(message, 'to'), integerOf(message, 'value')]
  if (!types.has(primaryType) || to === null || amount === null) return null
  return {
    token: addressOf(domain, 'verifyingContract'),
    to,
    amount,
    after: integerOf(message, 'validAfter'),
    before: integerOf(message, 'validBefore'),
  }
}
