import * as v from 'valibot'
import { expect, test } from 'vitest'
import { AssetParameter } from '#provider/asset-parameter.ts'

const address = '0x6B175474E89094C44Da98b954EedeAC495271d0F'
const parse = (params: unknown) => v.parse(AssetParameter, params)

test('an object, a list with it, or type and options one after the other', () => {
  const options = { address, symbol: 'DAI', decimals: 18, image: 'https://x.example/dai.png' }
  const parsed = { type: 'ERC20', options: { address, symbol: 'DAI', decimals: 18 } }
  expect(parse({ type: 'ERC20', options })).toEqual(parsed)
  expect(parse([{ type: 'ERC20', options }])).toEqual(parsed)
  expect(parse(['ERC20', options])).toEqual(parsed)
})

test.each([
  ['42', '0x2a'],
  ['0', '0x0'],
  ['0x2a', '0x2a'],
  [42, '0x2a'],
  [(2n ** 256n - 1n).toString(), `0x${'f'.repeat(64)}`],
])('the token %j is %s', (tokenId, read) => {
  expect(parse({ type: 'ERC721', options: { address, tokenId } })).toMatchObject({ options: { tokenId: read } })
})

test('decimals as a field of a page has them', () => {
  expect(parse({ type: 'ERC20', options: { address, decimals: '4' } })).toMatchObject({ options: { decimals: 4 } })
})

test.each([
  ['nothing', undefined],
  ['an empty list', []],
  ['two objects', [{ type: 'ERC20', options: { address } }, {}]],
  ['a field beside the options', { type: 'ERC20', options: { address }, x: 1 }],
  ['no type', { options: { address } }],
  ['another type', { type: 'ERC1046', options: { address } }],
  ['a type in lower case', { type: 'erc20', options: { address } }],
  ['no options', { type: 'ERC20' }],
  ['no address', { type: 'ERC20', options: {} }],
  ['a short address', { type: 'ERC20', options: { address: '0x123456789abcdef0123456789abcdef01234567' } }],
  ['a wrong checksum', { type: 'ERC20', options: { address: address.replace('6B', '6b') } }],
  ['a symbol that is no text', { type: 'ERC20', options: { address, symbol: 7 } }],
  ['decimals below zero', { type: 'ERC20', options: { address, decimals: -1 } }],
  ['decimals of a fraction', { type: 'ERC20', options: { address, decimals: 1.5 } }],
  ['decimals in words', { type: 'ERC20', options: { address, decimals: 'six' } }],
  ['a chain in words', { type: 'ERC20', options: { address, chainId: 'mainnet' } }],
  ['no token id', { type: 'ERC721', options: { address } }],
  ['an empty token id', { type: 'ERC721', options: { address, tokenId: '' } }],
  ['a token id below zero', { type: 'ERC1155', options: { address, tokenId: '-1' } }],
  ['a token id beyond 256 bits', { type: 'ERC1155', options: { address, tokenId: (2n ** 256n).toString() } }],
  ['a token id that is not exact', { type: 'ERC1155', options: { address, tokenId: 2 ** 60 } }],
])('refused: %s', (_, params) => {
  expect(v.is(AssetParameter, params)).toBe(false)
})
