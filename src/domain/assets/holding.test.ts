import { expect, test } from 'vitest'
import { quantity } from '#core/quantity.ts'
import { err, ok } from '#core/result.ts'
import { readHolding, type Held } from '#domain/assets/holding.ts'
import type { ChainRpc } from '#domain/ports.ts'
import { contractNode, says, type FakeContract } from '#domain/testing/contracts.ts'
import { address, token } from '#domain/testing/subjects.ts'
import { testChain } from '#domain/testing/transactions.ts'

const owner = address('1')
const at = { chainId: testChain, address: token, tokenId: quantity(7n) }
const held = (type: Held['type'], contract: FakeContract) => {
  const node = contractNode({ [token]: contract })
  return readHolding((_, method, params) => Promise.resolve(node(method, params)), { ...at, type }, owner)
}

test('what each standard says of an account', async () => {
  expect(await held('erc20', { balanceOf: says(5n) })).toEqual(ok(5n))
  expect(await held('erc1155', { balanceOfId: (_, id = 0n) => id })).toEqual(ok(7n))
  expect(await held('erc721', { ownerOf: says(owner) })).toEqual(ok(1n))
  expect(await held('erc721', { ownerOf: says(address('2')) })).toEqual(ok(0n))
})

test('unknown is never zero', async () => {
  expect(await held('erc20', {})).toEqual(err({ kind: 'malformed' }))
  expect(await held('erc721', {})).toEqual(err({ kind: 'malformed' }))
  for (const value of ['0x', '0x0', '0x00', null, 0, `0x${'00'.repeat(64)}`]) {
    const rpc: ChainRpc = () => Promise.resolve(ok(value))
    expect(await readHolding(rpc, { ...at, type: 'erc20' }, owner)).toEqual(err({ kind: 'malformed' }))
  }
  const silent: ChainRpc = () => Promise.resolve(err({ kind: 'timeout' }))
  expect(await readHolding(silent, { ...at, type: 'erc20' }, owner)).toEqual(err({ kind: 'timeout' }))
})
