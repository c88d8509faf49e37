import { ethers } from 'ethers'
import { parseTransaction } from 'viem'
import { privateKeyToAccount } from 'viem/accounts'
import { hashAuthorization } from 'viem/utils'
import { expect, test } from 'vitest'
import { addressFromBytes } from '#core/address.ts'
import { authorizationDigest, type SignedAuthorization } from '#core/authorization.ts'
import { bytesFromBigint } from '#core/bigint-bytes.ts'
import { decodeTransaction } from '#core/decode-transaction.ts'
import { bytesFromHex, hexFromBytes } from '#core/hex.ts'
import { intrinsicGas } from '#core/intrinsic-gas.ts'
import { err } from '#core/result.ts'
import { decodeRlp, encodeRlp, type RlpItem } from '#core/rlp.ts'
import { addressFromPrivateKey, signDigest } from '#core/signature.ts'
import { serializeSigned, signingDigest, transactionHash, type UnsignedTransaction } from '#core/transaction.ts'

const key = bytesFromBigint(0x1234n, 32)
const keyHex = hexFromBytes(key)
const own = addressFromPrivateKey(key)
const delegate = addressFromBytes(new Uint8Array(20).fill(0xcd))

const given = [0n, 1n, 127n, 128n, 2n ** 53n - 1n].map((nonce) => ({ chainId: 31_337n, address: delegate, nonce }))

const signed = (authorization: (typeof given)[number]): SignedAuthorization => ({
  ...authorization,
  signature: signDigest(key, authorizationDigest(authorization)),
})

test.each(given)('digest and signature are those of two libraries: %o', async (authorization) => {
  const { address, chainId, nonce } = authorization
  const plain = { address, chainId: Number(chainId), nonce: Number(nonce) }
  expect(hexFromBytes(authorizationDigest(authorization))).toBe(hashAuthorization(plain))
  expect(hexFromBytes(authorizationDigest(authorization))).toBe(ethers.hashAuthorization(authorization))
  const { signature } = signed(authorization)
  const theirs = await privateKeyToAccount(keyHex).signAuthorization(plain)
  expect([signature.r, signature.s, signature.yParity]).toEqual([BigInt(theirs.r), BigInt(theirs.s), theirs.yParity])
})

test('one for every chain is never signed', () => {
  expect(() => authorizationDigest({ chainId: 0n, address: delegate, nonce: 0n })).toThrow(RangeError)
})

const authorization = signed({ chainId: 31_337n, address: delegate, nonce: 8n })
const sample = {
  type: 'eip7702',
  chainId: 31_337n,
  nonce: 7n,
  gas: 90_000n,
  to: own,
  value: 5n,
  data: hexFromBytes(Uint8Array.of(0, 1)),
  maxFeePerGas: 20n,
  maxPriorityFeePerGas: 1n,
  accessList: [{ address: delegate, storageKeys: [hexFromBytes(new Uint8Array(32))] }],
  authorizationList: [authorization],
} as const satisfies UnsignedTransaction

const sign = (transaction: UnsignedTransaction) =>
  serializeSigned(transaction, signDigest(key, signingDigest(transaction)))

test('a transaction of type 4 has the bytes that two libraries give it, and is read back whole', async () => {
  const raw = sign(sample)
  const { r, s, yParity } = authorization.signature
  const list = { address: delegate, chainId: 31_337, nonce: 8 }
  const viem = await privateKeyToAccount(keyHex).signTransaction({
    type: 'eip7702',
    chainId: 31_337,
    nonce: 7,
    gas: 90_000n,
    to: own,
    value: 5n,
    data: '0x0001',
    maxFeePerGas: 20n,
    maxPriorityFeePerGas: 1n,
    accessList: sample.accessList,
    authorizationList: [{ ...list, r: `0x${r.toString(16)}`, s: `0x${s.toString(16)}`, yParity }],
  })
  expect(hexFromBytes(raw)).toBe(viem)
  const theirs = ethers.Transaction.from(hexFromBytes(raw))
  expect([theirs.type, theirs.from, theirs.hash]).toEqual([4, own, transactionHash(raw)])
  expect(theirs.authorizationList?.map(({ address, nonce }) => [address, nonce])).toEqual([[delegate, 8n]])
  expect(parseTransaction(hexFromBytes(raw))).toMatchObject({ type: 'eip7702', authorizationList: [{ nonce: 8 }] })
  expect(decodeTransaction(raw, 31_337n)).toMatchObject({ ok: true, value: { transaction: sample, from: own } })
})

test('gas: 25,000 for each authorization, on top of everything else', () => {
  expect(intrinsicGas(sample)).toBe(21_000n + 20n + 2_400n + 1_900n + 25_000n)
})

const itemsOf = (raw: Uint8Array): readonly RlpItem[] => {
  const decoded = decodeRlp(raw.subarray(1))
  return decoded.ok && !(decoded.value instanceof Uint8Array) ? decoded.value : []
}
const withItem = (at: number, item: RlpItem): Uint8Array =>
  Uint8Array.of(4, ...encodeRlp(itemsOf(sign(sample)).map((old, index) => (index === at ? item : old))))

test.each([
  ['without a recipient', withItem(5, new Uint8Array())],
  ['without an authorization', withItem(9, [])],
  ['an authorization of five fields', withItem(9, [[new Uint8Array(), bytesFromHex('0xcd' as never)]])],
  ['one field too few', Uint8Array.of(4, ...encodeRlp(itemsOf(sign(sample)).slice(0, 12)))],
])('refused: %s', (_, raw) => {
  expect(decodeTransaction(raw)).toEqual(err('malformed'))
})
