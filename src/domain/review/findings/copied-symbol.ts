import { symbolKey } from '#domain/assets/symbol-key.ts'
import { wellKnownTokens } from '#domain/assets/well-known.ts'
import type { Rule } from '#domain/review/subject.ts'

/**
 * A token that calls itself as the network's own coin, or as a token that the user watches or that everybody knows, and is
 * neither. Anybody may call a contract anything. Source: EIP-747 “Validation”.
 */
export const copiedSymbol: Rule = {
  severity: 'warn',
  find: (subject) => {
    if (subject.kind !== 'asset' || subject.asset.symbol === null) return null
    const { asset, coin, watched } = subject
    const key = symbolKey(subject.asset.symbol)
    if (coin !== null && symbolKey(coin) === key) return {}
    const original = [...watched, ...wellKnownTokens(asset.chainId)].find(
      ({ symbol, address }) => address !== asset.address && symbol !== null && symbolKey(symbol) === key,
    )
    return original === undefined ? null : { original: original.address }
  },
}
