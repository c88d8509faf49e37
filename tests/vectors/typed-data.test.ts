import * as v from 'valibot'
import { expect, test } from 'vitest'
import { parseTypedData, typedDataDigest } from '#core/eip712.ts'
import { hexFromBytes } from '#core/hex.ts'
import { signatureBytes, signDigest } from '#core/signature.ts'
import { bytesOf } from '#tests/vectors/bytes-of.ts'
import { readVectors } from '#tests/vectors/read-vectors.ts'

const domainOrder = ['name', 'version', 'chainId', 'verifyingContract', 'salt'] as const
const domainTypes = {
  name: 'string',
  version: 'string',
  chainId: 'uint256',
  verifyingContract: 'address',
  salt: 'bytes32',
} as const

const Vector = v.object({
  name: v.string(),
  domain: v.record(v.string(), v.unknown()),
  primaryType: v.string(),
  types: v.record(v.string(), v.array(v.object({ name: v.string(), type: v.string() }))),
  data: v.record(v.string(), v.unknown()),
  digest: v.string(),
  privateKey: v.optional(v.string()),
  signature: v.optional(v.string()),
})
const vectors = readVectors('ethers-typed-data', v.array(Vector))

/** The data leave the domain's type out; a site must declare it. */
function asked({ domain, primaryType, types, data }: v.InferOutput<typeof Vector>) {
  const declared = domainOrder.filter((name) => name in domain).map((name) => ({ name, type: domainTypes[name] }))
  return { types: { EIP712Domain: declared, ...types }, primaryType, domain, message: data }
}

function digestOf(input: unknown): string | null {
  const parsed = parseTypedData(input)
  return parsed.ok ? hexFromBytes(typedDataDigest(parsed.value)) : null
}

test('ethers: the digest of all 130, as an object and as JSON text', () => {
  expect(vectors).toHaveLength(130)
  for (const vector of vectors) {
    expect(digestOf(asked(vector)), vector.name).toBe(vector.digest)
    expect(digestOf(JSON.stringify(asked(vector))), vector.name).toBe(vector.digest)
  }
})

test('the signature of the example of EIP-712', () => {
  const example = vectors.filter(({ privateKey }) => privateKey !== undefined)
  expect(example).toHaveLength(1)
  for (const { privateKey = '', digest, signature } of example) {
    expect(hexFromBytes(signatureBytes(signDigest(bytesOf(privateKey), bytesOf(digest))))).toBe(signature)
  }
})

test('one field too many or too few, anywhere, is refused', () => {
  for (const vector of vectors) {
    const whole = asked(vector)
    expect(digestOf({ ...whole, message: { ...whole.message, undeclared: 1 } }), vector.name).toBeNull()
    expect(digestOf({ ...whole, domain: { ...whole.domain, undeclared: 1 } }), vector.name).toBeNull()
    const [first] = Object.keys(whole.message)
    const fewer = Object.fromEntries(Object.entries(whole.message).filter(([name]) => name !== first))
    expect(digestOf({ ...whole, message: fewer }), vector.name).toBeNull()
  }
})
