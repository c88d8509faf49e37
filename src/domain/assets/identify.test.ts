import { expect, test } from 'vitest'
import { quantity } from '#core/quantity.ts'
import { err, ok } from '#core/result.ts'
import { identifyAsset, type Sought } from '#domain/assets/identify.ts'
import type { RpcFailure } from '#domain/ports.ts'
import { contractNode, erc20, says, supportsOnly, type FakeContract } from '#domain/testing/contracts.ts'
import { address, token } from '#domain/testing/subjects.ts'
import { testChain } from '#domain/testing/transactions.ts'

const owner = address('1')
const at = { chainId: testChain, address: token }
const nft = (type: 'erc721' | 'erc1155'): Sought => ({ type, ...at, tokenId: quantity(7n) })
const fungible: Sought = { type: 'erc20', ...at }

const identify = (sought: Sought, contract: FakeContract | null, owners = [owner]) => {
  const node = contractNode(contract === null ? {} : { [token]: contract })
  return identifyAsset((_, method, params) => Promise.resolve(node(method, params)), sought, owners)
}

const erc721 = (more: FakeContract = {}): FakeContract => ({
  symbol: says('CARD'),
  name: says('Cards'),
  supportsInterface: supportsOnly('erc721'),
  ownerOf: (id) => (id === 7n ? owner : address('2')),
  ...more,
})
/** Where a token was never made, or is gone. */
const unowned: FakeContract = { supportsInterface: supportsOnly('erc721') }

const erc1155 = (more: FakeContract = {}): FakeContract => ({
  supportsInterface: supportsOnly('erc1155'),
  balanceOfId: (who, id) => (who === BigInt(owner) && id === 7n ? 3n : 0n),
  ...more,
})

test('a token is what its contract says', async () => {
  const found = ok({ type: 'erc20', ...at, symbol: 'PLN', name: 'Polish zloty', decimals: 6 })
  expect(await identify(fungible, erc20(), [])).toEqual(found)
  expect(await identify(fungible, erc20({ name: says('') }))).toMatchObject({ value: { name: null } })
})

test('an NFT that one of the accounts has, with words or without', async () => {
  const tokenId = '0x7'
  expect(await identify(nft('erc721'), erc721(), [address('2'), owner])).toEqual(
    ok({ type: 'erc721', ...at, tokenId, symbol: 'CARD', name: 'Cards' }),
  )
  expect(await identify(nft('erc1155'), erc1155())).toEqual(
    ok({ type: 'erc1155', ...at, tokenId, symbol: null, name: null }),
  )
})

test.each<[string, Sought, FakeContract | null, string]>([
  ['an account without code', fungible, null, 'no-contract'],
  ['a contract without a symbol', fungible, { ...erc721(), symbol: says('') }, 'no-symbol'],
  ['a collection as a token', fungible, erc721(), 'no-decimals'],
  ['more decimals than can be read', fungible, erc20({ decimals: says(77) }), 'no-decimals'],
  ['a token that says no balance', fungible, { ...erc721(), decimals: says(6) }, 'other-standard'],
  ['a symbol that hides something', fungible, erc20({ symbol: says('PL\u200bN') }), 'unfit-text'],
  ['a symbol that turns the line', fungible, erc20({ symbol: says('\u202eNLP') }), 'unfit-text'],
  ['a symbol of two lines', fungible, erc20({ symbol: says('PLN\nclaim at x.example') }), 'unfit-text'],
  ['a symbol as long as a sentence', fungible, erc20({ symbol: says('x'.repeat(33)) }), 'unfit-text'],
  ['a name that hides something', fungible, erc20({ name: says('Polish\u2066') }), 'unfit-text'],
  ['a token as a collection', nft('erc721'), erc20(), 'other-standard'],
  [
    'the other kind of collection',
    nft('erc721'),
    { ...erc721(), supportsInterface: supportsOnly('erc1155') },
    'other-standard',
  ],
  [
    'a contract that says yes to everything',
    nft('erc721'),
    erc721({ supportsInterface: says(true) }),
    'other-standard',
  ],
  ['an NFT of somebody else', nft('erc721'), erc721({ ownerOf: says(address('2')) }), 'not-owned'],
  ['an NFT that there is not', nft('erc721'), unowned, 'not-owned'],
  ['none of a kind', nft('erc1155'), erc1155({ balanceOfId: says(0n) }), 'not-owned'],
  ['a collection that hides something', nft('erc721'), erc721({ name: says('Ca\u00adrds') }), 'unfit-text'],
])('refused: %s', async (_, sought, contract, kind) => {
  expect(await identify(sought, contract)).toEqual(err({ kind }))
})

test.each<RpcFailure>([{ kind: 'unreachable' }, { kind: 'refused', code: -32_005, message: 'rate limit' }])(
  'what the node does not answer is not taken for an answer of the contract: %j',
  async (failure) => {
    for (const at of [1, 2, 4, 5]) {
      let calls = 0
      const node = contractNode({ [token]: erc721() })
      const found = await identifyAsset(
        (_, method, params) => Promise.resolve((calls += 1) === at ? err(failure) : node(method, params)),
        nft('erc721'),
        [owner],
      )
      expect(found).toEqual(err(failure))
    }
  },
)

test('an answer of another size is no answer', async () => {
  const failure = await identifyAsset(
    (_, method) => Promise.resolve(ok(method === 'eth_getCode' ? '0x60' : 1)),
    fungible,
    [],
  )
  expect(failure).toEqual(err({ kind: 'malformed' }))
})
