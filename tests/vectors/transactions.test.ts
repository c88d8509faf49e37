import * as v from 'valibot'
import { expect, test } from 'vitest'
import { Address } from '#core/address.ts'
import { decodeTransaction } from '#core/decode-transaction.ts'
import { Hex, hexFromBytes } from '#core/hex.ts'
import { err } from '#core/result.ts'
import { addressFromPrivateKey, signDigest } from '#core/signature.ts'
import { serializeSigned, signingDigest, type UnsignedTransaction } from '#core/transaction.ts'
import { bytesOf } from '#tests/vectors/bytes-of.ts'
import { readVectors } from '#tests/vectors/read-vectors.ts'

/** Left out means 0. */
const Amount = v.pipe(
  v.optional(v.union([v.string(), v.number()]), 0),
  v.transform((value) => BigInt(value)),
)
const Vector = v.object({
  name: v.string(),
  privateKey: v.string(),
  transaction: v.object({
    to: v.optional(Address),
    nonce: Amount,
    gasLimit: Amount,
    gasPrice: Amount,
    maxFeePerGas: Amount,
    maxPriorityFeePerGas: Amount,
    value: Amount,
    chainId: Amount,
    data: v.optional(Hex, '0x'),
    accessList: v.optional(v.array(v.object({ address: Address, storageKeys: v.array(Hex) })), []),
  }),
  signedLegacy: v.string(),
  signedEip155: v.string(),
  signedBerlin: v.string(),
  signedLondon: v.string(),
  signedCancun: v.optional(v.string()),
})
const vectors = readVectors('ethers-transactions', v.array(Vector))
const bound = vectors.filter(({ transaction }) => transaction.chainId > 0n)

type Vector = v.InferOutput<typeof Vector>

function servedForms({ transaction: asked, ...signed }: Vector): readonly { tx: UnsignedTransaction; raw: string }[] {
  const { chainId, nonce, value, data, accessList, gasPrice, maxFeePerGas, maxPriorityFeePerGas } = asked
  const common = { chainId, nonce, gas: asked.gasLimit, to: asked.to ?? null, value, data }
  return [
    { tx: { ...common, type: 'legacy', gasPrice }, raw: signed.signedEip155 },
    { tx: { ...common, type: 'eip2930', gasPrice, accessList }, raw: signed.signedBerlin },
    { tx: { ...common, type: 'eip1559', maxFeePerGas, maxPriorityFeePerGas, accessList }, raw: signed.signedLondon },
  ]
}

test('ethers: 3,200 transactions, of which 1,664 name a chain', () => {
  expect(vectors).toHaveLength(3_200)
  expect(bound).toHaveLength(1_664)
})

test('ethers: the signed bytes of every transaction for a chain, as legacy (EIP-155), EIP-2930 and EIP-1559', () => {
  for (const vector of bound) {
    const privateKey = bytesOf(vector.privateKey)
    for (const { tx, raw } of servedForms(vector)) {
      const signed = serializeSigned(tx, signDigest(privateKey, signingDigest(tx)))
      expect(hexFromBytes(signed), `${vector.name} ${tx.type}`).toBe(raw)
    }
  }
}, 120_000)

test('ethers: every second of them read back to the same fields and sender', () => {
  const sample = bound.filter((_, index) => index % 2 === 0)
  expect(sample).toHaveLength(832)
  for (const vector of sample) {
    const from = addressFromPrivateKey(bytesOf(vector.privateKey))
    for (const { tx, raw } of servedForms(vector)) {
      expect(decodeTransaction(bytesOf(raw))).toMatchObject({ ok: true, value: { transaction: tx, from } })
    }
  }
}, 120_000)

test('ethers: unprotected transactions are read (every fourth) and have no chain', () => {
  for (const { signedLegacy, privateKey } of vectors.filter((_, index) => index % 4 === 0)) {
    const from = addressFromPrivateKey(bytesOf(privateKey))
    expect(decodeTransaction(bytesOf(signedLegacy))).toMatchObject({
      ok: true,
      value: { from, transaction: { chainId: null } },
    })
  }
}, 120_000)

test('ethers: the 1,536 without a chain cannot be signed and, where typed, are refused when read', () => {
  const unbound = vectors.filter(({ transaction }) => transaction.chainId === 0n)
  expect(unbound).toHaveLength(1_536)
  for (const vector of unbound) {
    for (const { tx } of servedForms(vector)) expect(() => signingDigest(tx)).toThrow(RangeError)
    expect(decodeTransaction(bytesOf(vector.signedBerlin))).toEqual(err('range'))
    expect(decodeTransaction(bytesOf(vector.signedLondon))).toEqual(err('range'))
  }
})

test('out of scope: blob transactions (EIP-4844) are refused by their type', () => {
  const blobs = vectors.flatMap(({ signedCancun }) => (signedCancun === undefined ? [] : [signedCancun]))
  expect(blobs).toHaveLength(100)
  for (const raw of blobs) expect(decodeTransaction(bytesOf(raw))).toEqual(err('type'))
})
