type NodeError = { readonly code: number; readonly message: string }

/**
 * `known`: it has these very bytes. `nonce-used`: another transaction, or this one, was mined with the nonce.
 * `unsure`: the refusal says nothing about the transaction, it may have been taken. `refused`: it will not be taken.
 */
export type Refusal = 'known' | 'nonce-used' | 'unsure' | 'refused'

const known =
  /already (known|imported|exists|in (the )?(mem|tx)?pool)|known transaction|alreadyknown|same hash was already/i
const nonceUsed = /nonce (is )?too low|oldnonce|old nonce|nonce has already been used|nonce.*already used/i
/** The words of geth, Nethermind, Besu, Erigon, reth, anvil and zkSync for what their rules forbid. */
const refused =
  /insufficient|underpriced|nonce|intrinsic|fee ?cap|max ?fee|base ?fee|gas (price|limit|required)|exceeds|too large|oversized|initcode|sender|signature|chain ?id|not supported|invalid|revert|too low/i
const passing =
  /rate|limit|too many|time(d )?[- ]?out|temporar|try again|busy|overload|unavailable|capacity|internal|upstream/i
/** Never about the transaction, whatever the words. Source: EIP-1474 limit exceeded, HTTP 429. */
const rateCodes: ReadonlySet<number> = new Set([-32_005, 429])
/** JSON-RPC 2.0 internal error; EIP-1474 resource not found and unavailable; HTTP's own, used by gateways. */
const passingCodes: ReadonlySet<number> = new Set([-32_603, -32_001, -32_002, 500, 502, 503, 504])

/** What a node's error to `eth_sendRawTransaction` means; nodes agree on no code, so their words decide. */
export function classifyRefusal({ code, message }: NodeError): Refusal {
  if (known.test(message)) return 'known'
  if (nonceUsed.test(message)) return 'nonce-used'
  if (rateCodes.has(code)) return 'unsure'
  if (refused.test(message)) return 'refused'
  return passingCodes.has(code) || passing.test(message) ? 'unsure' : 'refused'
}

/** What nodes answer to `eth_call` and `eth_estimateGas` when the call itself fails. Code 3 is geth's and its like. */
export const isRevert = ({ code, message }: NodeError): boolean =>
  code === 3 || /revert|invalid opcode|out of gas|stack (under|over)flow|bad jump|bad instruction/i.test(message)

export const isLackOfFunds = ({ message }: NodeError): boolean =>
  /insufficient (funds|balance)|outoffund|not enough funds|lack of funds/i.test(message)
