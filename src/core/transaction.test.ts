import fc from 'fast-check'
import { keccak256, parseTransaction } from 'viem'
import { expect, test } from 'vitest'
import { addressFromBytes } from '#core/address.ts'
import { bytesFromBigint } from '#core/bigint-bytes.ts'
import { decodeTransaction } from '#core/decode-transaction.ts'
import { hexFromBytes } from '#core/hex.ts'
import { intrinsicGas } from '#core/intrinsic-gas.ts'
import { err } from '#core/result.ts'
import { decodeRlp, encodeRlp, type RlpItem } from '#core/rlp.ts'
import { addressFromPrivateKey, signDigest } from '#core/signature.ts'
import { serializeSigned, signingDigest, transactionHash, type UnsignedTransaction } from '#core/transaction.ts'

const order = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n
const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length })
const amount = fc.oneof(fc.constant(0n), fc.bigInt({ min: 0n, max: 2n ** 128n }))
const address = bytes(20).map(addressFromBytes)
const common = {
  chainId: fc.bigInt({ min: 1n, max: 4_503_599_627_370_476n }),
  /** The library that reads along keeps nonces as numbers. */
  nonce: fc.bigInt({ min: 0n, max: 2n ** 53n - 1n }),
  gas: fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }),
  to: fc.option(address),
  value: fc.bigInt({ min: 0n, max: 2n ** 256n - 1n }),
  data: fc.uint8Array({ maxLength: 100 }).map(hexFromBytes),
}
const accessList = fc.array(
  fc.record({ address, storageKeys: fc.array(bytes(32).map(hexFromBytes), { maxLength: 3 }) }),
  {
    maxLength: 3,
  },
)
const transactions: fc.Arbitrary<UnsignedTransaction> = fc.oneof(
  fc.record({ ...common, type: fc.constant('legacy' as const), gasPrice: amount }),
  fc.record({ ...common, type: fc.constant('eip2930' as const), gasPrice: amount, accessList }),
  fc
    .record({ ...common, type: fc.constant('eip1559' as const), fee: amount, tip: amount, accessList })
    .map(({ fee, tip, ...rest }) => ({ ...rest, maxFeePerGas: fee + tip, maxPriorityFeePerGas: tip })),
)
const privateKeys = fc.bigInt({ min: 1n, max: order - 1n }).map((scalar) => bytesFromBigint(scalar, 32))

test('what is signed is read back whole, and a public library reads the same', () => {
  fc.assert(
    fc.property(transactions, privateKeys, (transaction, privateKey) => {
      const signature = signDigest(privateKey, signingDigest(transaction))
      const raw = serializeSigned(transaction, signature)
      expect(decodeTransaction(raw, transaction.chainId)).toEqual({
        ok: true,
        value: { transaction, signature, from: addressFromPrivateKey(privateKey), hash: transactionHash(raw) },
      })
      const theirs = parseTransaction(hexFromBytes(raw))
      expect(BigInt(theirs.chainId ?? 0)).toBe(transaction.chainId)
      expect(BigInt(theirs.nonce ?? 0)).toBe(transaction.nonce)
      expect(theirs.value ?? 0n).toBe(transaction.value)
      expect(transactionHash(raw)).toBe(keccak256(raw))
    }),
    { numRuns: 60 },
  )
})

const sample: UnsignedTransaction = {
  type: 'eip1559',
  chainId: 1n,
  nonce: 0n,
  gas: 21_000n,
  to: null,
  value: 0n,
  data: hexFromBytes(Uint8Array.of(0, 1)),
  maxFeePerGas: 2n,
  maxPriorityFeePerGas: 1n,
  accessList: [],
}
const key = bytesFromBigint(1n, 32)
const signed = (transaction: UnsignedTransaction) =>
  serializeSigned(transaction, signDigest(key, signingDigest(transaction)))

test('any changed, missing or added byte is refused or belongs to somebody else', () => {
  const raw = signed(sample)
  const own = addressFromPrivateKey(key)
  for (let at = 0; at < raw.length; at += 1) {
    const changed = decodeTransaction(raw.map((byte, index) => (index === at ? byte ^ 1 : byte)))
    expect(changed.ok && changed.value.from === own).toBe(false)
    expect(decodeTransaction(raw.subarray(0, at)).ok).toBe(false)
  }
  expect(decodeTransaction(Uint8Array.of(...raw, 0)).ok).toBe(false)
})

test('values that no chain takes are refused', () => {
  expect(decodeTransaction(signed({ ...sample, nonce: 2n ** 64n - 1n }))).toEqual(err('range'))
  expect(decodeTransaction(signed({ ...sample, maxPriorityFeePerGas: 3n }))).toEqual(err('range'))
  expect(decodeTransaction(signed({ ...sample, maxFeePerGas: 2n ** 255n }))).toEqual(err('range'))
  expect(decodeTransaction(signed({ ...sample, chainId: 4_503_599_627_370_477n }))).toEqual(err('range'))
  expect(decodeTransaction(signed({ ...sample, gas: 2n ** 64n }))).toEqual(err('malformed'))
  expect(decodeTransaction(signed(sample), 2n)).toEqual(err('chain'))
  expect(() => signingDigest({ ...sample, chainId: 0n })).toThrow(RangeError)
})

test('the high half of s, other parities and other types are refused', () => {
  const raw = signed(sample)
  const decoded = decodeTransaction(raw)
  if (!decoded.ok) throw new Error(decoded.error)
  const { r, s, yParity } = decoded.value.signature
  const mirrored = { r, s: order - s, yParity: yParity === 0 ? 1 : 0 } as const
  expect(decodeTransaction(serializeSigned(sample, mirrored))).toEqual(err('signature'))
  expect(decodeTransaction(Uint8Array.of(3, ...raw.subarray(1)))).toEqual(err('type'))
  expect(decodeTransaction(new Uint8Array())).toEqual(err('type'))
  const list = decodeRlp(raw.subarray(1))
  const items: readonly RlpItem[] = list.ok && !(list.value instanceof Uint8Array) ? list.value : []
  const parity = (value: number) => items.map((item, index) => (index === 9 ? Uint8Array.of(value) : item))
  expect(decodeTransaction(Uint8Array.of(2, ...encodeRlp(parity(2))))).toEqual(err('malformed'))
  expect(decodeTransaction(Uint8Array.of(2, ...encodeRlp(parity(27))))).toEqual(err('malformed'))
})

test('gas before anything runs: data, creation, access list', () => {
  expect(intrinsicGas(sample)).toBe(21_000n + 4n + 16n + 32_000n + 2n)
  const storageKeys = [hexFromBytes(new Uint8Array(32))]
  const called = {
    ...sample,
    to: addressFromPrivateKey(key),
    accessList: [{ address: addressFromPrivateKey(key), storageKeys }],
  }
  expect(intrinsicGas(called)).toBe(21_000n + 20n + 2_400n + 1_900n)
})
