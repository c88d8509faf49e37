import * as v from 'valibot'
import { expect, test } from 'vitest'
import { addressFromPrivateKey } from '#core/signature.ts'
import { bytesOf } from '#tests/vectors/bytes-of.ts'
import { readVectors } from '#tests/vectors/read-vectors.ts'

const accounts = readVectors('ethers-accounts', v.array(v.object({ privateKey: v.string(), address: v.string() })))

test('ethers: the address of all 259 private keys, in its EIP-55 form', () => {
  expect(accounts).toHaveLength(259)
  for (const { privateKey, address } of accounts) expect(addressFromPrivateKey(bytesOf(privateKey))).toBe(address)
})
