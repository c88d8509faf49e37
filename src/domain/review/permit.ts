import type { Address } from '#core/address.ts'
import { domainText, type TypedData } from '#core/eip712.ts'
import type { TypedStruct } from '#core/typed-data-value.ts'
import { addressOf, integerOf, structsOf, textOf } from '#domain/review/typed-fields.ts'

/** Tokens that may be taken; `null` where the message does not say which or how many. `until` in seconds since the epoch. */
export type Grant = { readonly token: Address | null; readonly amount: bigint | null; readonly until: bigint | null }

/**
 * A signature that lets `spender` take tokens. `deadline`, in seconds since the epoch, is until when the signature can be
 * used; what it allows may last longer.
 */
export type Permit = {
  readonly standard: 'eip2612' | 'permit2'
  readonly spender: Address
  readonly grants: readonly Grant[]
  readonly deadline: bigint | null
}

/** The largest amount that a permit of DAI can give: all or nothing. */
const everything = 2n ** 256n - 1n

function amountOf(message: TypedStruct): bigint | null {
  const allowed = textOf(message, 'allowed')
  if (allowed !== null) return allowed === 'true' ? everything : 0n
  return integerOf(message, 'value')
}

/** At the same address on every network. Source: Uniswap/permit2 README. */
const permit2Contract = '0x000000000022D473030F116dDEE9F6B43aC78BA3'

const isOfPermit2 = (data: TypedData): boolean =>
  domainText(data, 'name') === 'Permit2' || domainText(data, 'verifyingContract') === permit2Contract

const grantOf = (struct: TypedStruct): Grant => ({
  token: addressOf(struct, 'token'),
  amount: integerOf(struct, 'amount'),
  until: integerOf(struct, 'expiration'),
})

/**
 * EIP-2612, DAI's own (`holder`, `allowed`, `expiry`), and whatever Uniswap's Permit2 contract takes: allowances and
 * transfers, of one token and of several, with a witness and without. Source: Uniswap/permit2 PermitHash.sol.
 */
export function readPermit(data: TypedData): Permit | null {
  const { primaryType, domain, message } = data
  const spender = addressOf(message, 'spender')
  if (spender === null) return null
  if (isOfPermit2(data) && primaryType.startsWith('Permit')) {
    const deadline = integerOf(message, 'sigDeadline') ?? integerOf(message, 'deadline')
    const grants = [...structsOf(message, 'details'), ...structsOf(message, 'permitted')].map(grantOf)
    return { standard: 'permit2', spender, grants, deadline }
  }
  if (primaryType !== 'Permit') return null
  const deadline = integerOf(message, 'deadline') ?? integerOf(message, 'expiry')
  const token = addressOf(domain, 'verifyingContract')
  return { standard: 'eip2612', spender, grants: [{ token, amount: amountOf(message), until: null }], deadline }
}
