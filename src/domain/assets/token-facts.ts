import type { Hex } from '#core/hex.ts'
import { ok, type Result } from '#core/result.ts'
import { decodeString, decodeWord } from '#domain/assets/abi.ts'
import { callView, type Contract } from '#domain/assets/call-view.ts'
import type { ChainRpc, RpcFailure } from '#domain/ports.ts'

/** Raw, as the contract says it: nobody has looked for what hides in the text. `null` where it says nothing. */
export type TokenFacts = {
  readonly symbol: string | null
  readonly name: string | null
  readonly decimals: bigint | null
}

const selectors = { name: '0x06fdde03', symbol: '0x95d89b41', decimals: '0x313ce567' } as const

/** What a contract says of itself, by the optional functions of EIP-20 and EIP-721. */
export async function readTokenFacts(chainRpc: ChainRpc, contract: Contract): Promise<Result<TokenFacts, RpcFailure>> {
  const ask = (selector: string) => callView(chainRpc, contract, selector as Hex)
  const [symbol, name, decimals] = await Promise.all([
    ask(selectors.symbol),
    ask(selectors.name),
    ask(selectors.decimals),
  ])
  if (!symbol.ok) return symbol
  if (!name.ok) return name
  if (!decimals.ok) return decimals
  return ok({
    symbol: symbol.value === null ? null : decodeString(symbol.value),
    name: name.value === null ? null : decodeString(name.value),
    decimals: decimals.value === null ? null : decodeWord(decimals.value),
  })
}
