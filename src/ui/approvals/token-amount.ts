import type { TokenFact } from '#domain/review/token-fact.ts'
import { formatAmount } from '#ui/format.ts'

type Readable = Omit<TokenFact, 'address'>

/** Exact. For where the text is isolated by its element. */
export const plainTokenAmount = (amount: bigint, { symbol, decimals }: Readable): string =>
  `${formatAmount(amount, decimals)} ${symbol}`

/** For a sentence: the symbol is set apart, as letters of a right-to-left script would otherwise move the digits. */
export const tokenAmount = (amount: bigint, { symbol, decimals }: Readable): string =>
  plainTokenAmount(amount, { symbol: `\u2068${symbol}\u2069`, decimals })

/** What makes amounts of one contract readable; `null` where it does not say so itself. */
export const tokenOf = (tokens: readonly TokenFact[], address: string | undefined): TokenFact | null =>
  tokens.find((token) => token.address === address) ?? null
