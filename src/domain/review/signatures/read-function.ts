import { decodeArguments } from '#core/abi-decode.ts'
import { parseFunction } from '#core/abi-type.ts'
import type { Hex } from '#core/hex.ts'
import type { TypedStruct } from '#core/typed-data-value.ts'
import { selectorOf } from '#domain/review/abi.ts'
import type { Signatures } from '#domain/review/signatures/signatures.ts'
import type { TransactionRequest } from '#domain/transactions/request.ts'

/**
 * The arguments of a call by a signature; `null` unless the data are a call of it in the one encoding that compilers
 * write, to the last byte.
 */
export function argumentsBy(signature: string, data: Hex): TypedStruct | null {
  const known = parseFunction(signature)
  const decoded = known === null ? null : decodeArguments(known, data)
  return decoded?.surplus.length === 2 ? decoded.root : null
}

/** The signature that a call is one of; creating a contract is no call. Looked up only where a function is named. */
export async function signatureOf(
  load: () => Promise<Signatures>,
  { to, data }: Pick<TransactionRequest, 'to' | 'data'>,
): Promise<string | null> {
  const selector = to === null ? null : selectorOf(data)
  if (selector === null) return null
  const known = (await load())(selector)
  return known !== null && argumentsBy(known, data) !== null ? known : null
}
