import { addressBytes } from '#core/address.ts'
import { bytesFromBigint } from '#core/bigint-bytes.ts'
import { concatBytes } from '#core/concat-bytes.ts'
import { bytesFromHex, type Hex, hexFromBytes } from '#core/hex.ts'
import type { BatchCall } from '#domain/calls/batch-call.ts'

const wordSize = 32
/** `executeBatch((address,uint256,bytes)[])` of the pinned code: all or nothing, in their order. */
const selector = Uint8Array.of(0x34, 0xfc, 0xd5, 0xbe)

const word = (value: bigint | number): Uint8Array => bytesFromBigint(BigInt(value), wordSize)

function padded(bytes: Uint8Array): Uint8Array {
  const whole = new Uint8Array(Math.ceil(bytes.length / wordSize) * wordSize)
  whole.set(bytes)
  return whole
}

/** A tuple: target, value, where the data is, its length, the data. Source: Solidity ABI specification. */
function tuple({ to, value, data }: BatchCall): Uint8Array {
  if (to === null) throw new Error('a contract cannot be created in a batch')
  const bytes = bytesFromHex(data)
  const target = new Uint8Array(wordSize)
  target.set(addressBytes(to), wordSize - 20)
  return concatBytes(target, word(BigInt(value)), word(3 * wordSize), word(bytes.length), padded(bytes))
}

/** The data of the one transaction that an account sends to itself. */
export function executeBatch(calls: readonly BatchCall[]): Hex {
  const tuples = calls.map(tuple)
  let offset = tuples.length * wordSize
  const offsets = tuples.map((item) => {
    const at = offset
    offset += item.length
    return word(at)
  })
  return hexFromBytes(concatBytes(selector, word(wordSize), word(tuples.length), ...offsets, ...tuples))
}
