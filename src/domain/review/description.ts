import type { Address } from '#core/address.ts'
import type { ChainId } from '#core/chain-id.ts'
import { domainText, type TypedData } from '#core/eip712.ts'
import { isWhole, tokensDescribed } from '#domain/review/erc7730/described.ts'
import { describeCall, describeTypedData, type Description } from '#domain/review/erc7730/describe.ts'
import type { Registry } from '#domain/review/erc7730/registry.ts'
import type { Review } from '#domain/review/review.ts'
import type { TransactionRequest } from '#domain/transactions/request.ts'

type Load = () => Promise<Registry>

const selectorLength = 10

/** Of a call that names a function. */
export async function descriptionOf(load: Load, request: TransactionRequest): Promise<Description> {
  const { chainId, to, from, value, data } = request
  if (to === null || data.length < selectorLength) return null
  return describeCall(await load(), { chainId, to, from, value: BigInt(value), data })
}

/** Of a message for a contract on the network that is asked for; one for another network is not to be signed here. */
export async function descriptionOfData(
  load: Load,
  data: TypedData,
  account: Address,
  chainId: ChainId,
): Promise<Description> {
  if (domainText(data, 'chainId') !== String(chainId)) return null
  return describeTypedData(await load(), data, account)
}

/** As many as `readTokens` is asked for otherwise. */
const mostTokens = 8

export const tokensOfDescription = (description: Description): readonly Address[] =>
  description?.ok === true ? [...new Set(tokensDescribed(description.value))].slice(0, mostTokens) : []

export const isWhollyDescribed = (description: Description): boolean =>
  description?.ok === true && isWhole(description.value)

/** What a review says of it. */
export function descriptionPart(description: Description): Pick<Review, 'described' | 'undescribed'> {
  if (description === null) return {}
  return description.ok ? { described: description.value } : { undescribed: description.error }
}
