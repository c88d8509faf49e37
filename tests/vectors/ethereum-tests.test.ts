import * as v from 'valibot'
import { expect, test } from 'vitest'
import { decodeTransaction, type SignedTransaction } from '#core/decode-transaction.ts'
import { bytesFromHex } from '#core/hex.ts'
import { intrinsicGas, largestInitCode } from '#core/intrinsic-gas.ts'
import { bytesOf } from '#tests/vectors/bytes-of.ts'
import { readVectors } from '#tests/vectors/read-vectors.ts'

const Outcome = v.union([
  v.object({ hash: v.string(), sender: v.string(), intrinsicGas: v.string() }),
  v.object({ exception: v.string() }),
])
const Vectors = v.record(v.string(), v.object({ txbytes: v.string(), result: v.record(v.string(), Outcome) }))
const vectors = Object.entries(readVectors('ethereum-tests-transactions', Vectors)).map(
  ([name, { txbytes, result }]) => ({
    name,
    raw: bytesOf(txbytes),
    outcome: result['Cancun'] ?? result['Shanghai'] ?? result['London'],
  }),
)

/** These two rules belong to the block that takes a transaction, not to its bytes. */
const isTakenByBlocks = ({ transaction }: SignedTransaction): boolean =>
  transaction.gas >= intrinsicGas(transaction) &&
  (transaction.to !== null || bytesFromHex(transaction.data).length <= largestInitCode)

test('ethereum/tests: the valid ones have the same hash, sender and intrinsic gas', () => {
  let valid = 0
  for (const { name, raw, outcome } of vectors) {
    if (outcome === undefined || 'exception' in outcome) continue
    const decoded = decodeTransaction(raw, 1n)
    expect(decoded.ok ? decoded.value.hash : decoded.error, name).toBe(outcome.hash)
    expect(decoded.ok && decoded.value.from.toLowerCase(), name).toBe(outcome.sender)
    expect(decoded.ok && intrinsicGas(decoded.value.transaction), name).toBe(BigInt(outcome.intrinsicGas))
    expect(decoded.ok && isTakenByBlocks(decoded.value), name).toBe(true)
    valid += 1
  }
  expect(valid).toBe(50)
})

test('ethereum/tests: the invalid ones are refused', () => {
  const accepted: string[] = []
  let invalid = 0
  for (const { name, raw, outcome } of vectors) {
    if (outcome === undefined || !('exception' in outcome)) continue
    const decoded = decodeTransaction(raw, 1n)
    if (decoded.ok && isTakenByBlocks(decoded.value)) accepted.push(`${name} ${outcome.exception}`)
    invalid += 1
  }
  expect(accepted).toEqual([])
  expect(invalid).toBe(160)
})
