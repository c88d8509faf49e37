import * as v from 'valibot'
import { expect, test } from 'vitest'
import { ChainId } from '#core/chain-id.ts'
import { copiedSymbol } from '#domain/review/findings/copied-symbol.ts'
import { address, asset, message, transaction } from '#domain/testing/subjects.ts'

const usdc = '0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48'
const ethereum = v.parse(ChainId, 1)

test('sees the name of the coin, and of a token of another address', () => {
  expect(copiedSymbol.find(asset({ symbol: 'ETH' }))).toEqual({})
  expect(copiedSymbol.find(asset({ symbol: 'ЕTH' }))).toEqual({})
  expect(copiedSymbol.find(asset({ symbol: 'usdс', chainId: ethereum }))).toEqual({ original: usdc })
  const watched = [asset({ address: address('d') }).asset]
  expect(copiedSymbol.find(asset({}, { watched }))).toEqual({ original: address('d') })
})

test('is silent for the token itself, for others, and where a network has no list', () => {
  expect(copiedSymbol.find(asset({}, { watched: [asset({}).asset] }))).toBeNull()
  expect(copiedSymbol.find(asset({ symbol: 'WETH' }))).toBeNull()
  expect(copiedSymbol.find(asset({ symbol: 'USDC' }))).toBeNull()
  expect(copiedSymbol.find(asset({ symbol: 'ETH' }, { coin: null }))).toBeNull()
  expect(copiedSymbol.find(message('ETH'))).toBeNull()
  expect(copiedSymbol.find(transaction({}))).toBeNull()
})
