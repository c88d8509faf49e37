import type { Hex } from '#core/hex.ts'
import { quantity } from '#core/quantity.ts'
import type { BatchCall } from '#domain/calls/batch-call.ts'
import { argumentsOf, selectorOf, type Arguments } from '#domain/review/abi.ts'

/** Of the pinned code: `executeBatch((address,uint256,bytes)[])` and `execute(address,uint256,bytes)`. */
const [several, one] = ['0x34fcd5be', '0xb61d27f6']

function callOf(of: Arguments): BatchCall | null {
  const data = of.bytes(2)
  return data === null ? null : { to: of.address(0), value: quantity(of.integer(1)), data }
}

/**
 * What the account makes of data that it sends to itself, in their order; `null` where that is not all that may come of it.
 * Parts that lie over one another are not read: a few bytes could stand for a great many calls.
 */
export function readBatch(data: Hex): readonly BatchCall[] | null {
  const selector = selectorOf(data)
  const items = selector === several ? argumentsOf(data).tuples(0) : selector === one ? [argumentsOf(data)] : null
  if (items === null) return null
  const calls: BatchCall[] = []
  let size = 0
  for (const item of items) {
    const call = callOf(item)
    size += call?.data.length ?? 0
    if (call === null || size > data.length) return null
    calls.push(call)
  }
  return calls
}
