import type { Address } from '#core/address.ts'
import type { TypedData } from '#core/eip712.ts'
import type { TypedStruct } from '#core/typed-data-value.ts'
import { addressOf, integerOf, textOf } from '#domain/review/typed-fields.ts'

/**
 * A signature that lets `spender` take tokens. `token` is the contract that will accept it; `amount` is `null` where the
 * message does not say one; `deadline` in seconds since the epoch.
 */
export type Permit = {
  readonly standard: 'eip2612' | 'permit2'
  readonly spender: Address
  readonly token: Address | null
  readonly amount: bigint | null
  readonly deadline: bigint | null
}

/** The largest amount that a permit of DAI can give: all or nothing. */
const everything = 2n ** 256n - 1n

function amountOf(message: TypedStruct): bigint | null {
  const allowed = textOf(message, 'allowed')
  if (allowed !== null) return allowed === 'true' ? everything : 0n
  return integerOf(message, 'value')
}

/** EIP-2612, DAI's own (`holder`, `allowed`, `expiry`), and whatever Uniswap's Permit2 contract takes. */
export function readPermit({ primaryType, domain, message }: TypedData): Permit | null {
  const spender = addressOf(message, 'spender')
  if (spender === null) return null
  const token = addressOf(domain, 'verifyingContract')
  if (textOf(domain, 'name') === 'Permit2' && primaryType.startsWith('Permit')) {
    const deadline = integerOf(message, 'sigDeadline') ?? integerOf(message, 'deadline')
    return { standard: 'permit2', spender, token: null, amount: null, deadline }
  }
  if (primaryType !== 'Permit') return null
  const deadline = integerOf(message, 'deadline') ?? integerOf(message, 'expiry')
  return { standard: 'eip2612', spender, token, amount: amountOf(message), deadline }
}
