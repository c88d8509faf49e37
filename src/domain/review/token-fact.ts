import * as v from 'valibot'
import { Address } from '#core/address.ts'
import { Decimals, TokenSymbol } from '#domain/assets/asset.ts'

/** What makes an amount of a token readable, in the words of its contract, which anybody may have chosen. */
export const TokenFact = v.object({ address: Address, symbol: TokenSymbol, decimals: Decimals })
export type TokenFact = v.InferOutput<typeof TokenFact>
