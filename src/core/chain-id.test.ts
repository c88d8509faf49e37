import * as v from 'valibot'
import { expect, test } from 'vitest'
import { ChainId, ChainIdHex, chainIdHex, largestChainId } from '#core/chain-id.ts'

test.each([1, 137, 11_155_111, largestChainId])('%i crosses the wire and comes back', (number) => {
  const chainId = v.parse(ChainId, number)
  expect(v.parse(ChainIdHex, chainIdHex(chainId))).toBe(chainId)
})

test.each([0, -1, 1.5, largestChainId + 1, Number.NaN, '1', 1n, null])('%s is no chain', (wrong) => {
  expect(v.is(ChainId, wrong)).toBe(false)
})

test.each(['0x', '0x0', '0x01', '1', '0x1fffffffffffff', '0x1ffffffffffffffff', '0x1g', 1, null])(
  '%j is none on the wire',
  (wrong) => {
    expect(v.is(ChainIdHex, wrong)).toBe(false)
  },
)
