import type { Address } from '#core/address.ts'
import type { ChainId } from '#core/chain-id.ts'
import { domainText, type TypedData } from '#core/eip712.ts'
import { isWhole, tokensDescribed } from '#domain/review/erc7730/described.ts'
import { describeCall, describeTypedData, type Description } from '#domain/review/erc7730/describe.ts'
import type { Registry } from '#domain/review/erc7730/registry.ts'
import { throughProxy } from '#domain/review/erc7730/through-proxy.ts'
import type { Program } from '#domain/review/program.ts'
import type { Review } from '#domain/review/review.ts'
import type { TransactionRequest } from '#domain/transactions/request.ts'

type Load = () => Promise<Registry>

const selectorLength = 10

/** What is said of a call; `program` is where the contract leads, and says so if the description is its. */
type DescribedCall = { readonly said: Description; readonly program: Program | null }

/**
 * Of a call that names a function. Where nobody describes the contract, but the program that it runs, that is told: but
 * anybody can make a contract that runs, or says that it runs, that program.
 */
export async function descriptionOf(
  load: Load,
  request: TransactionRequest,
  asked: Promise<Program | null>,
): Promise<DescribedCall> {
  const { chainId, to, from, value, data } = request
  if (to === null || data.length < selectorLength) return { said: null, program: await asked }
  const [registry, program] = await Promise.all([load(), asked])
  const call = { chainId, to, from, value: BigInt(value), data }
  const own = describeCall(registry, call)
  if (own !== null || program === null) return { said: own, program }
  const said = describeCall(throughProxy(registry, chainId, to, program.at), call)
  return said?.ok === true ? { said, program: { ...program, describes: true } } : { said: null, program }
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

/** By the owner of the very contract. */
export const isWhollyDescribed = ({ said, program }: DescribedCall): boolean =>
  program?.describes !== true && said?.ok === true && isWhole(said.value)

/** What a review says of it. */
export function descriptionPart(description: Description): Pick<Review, 'described' | 'undescribed'> {
  if (description === null) return {}
  return description.ok ? { described: description.value } : { undescribed: description.error }
}
