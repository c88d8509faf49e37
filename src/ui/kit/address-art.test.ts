import { expect, test } from 'vitest'
import { addressArt } from './address-art.ts'
import { addressGroups } from './address-groups.ts'
import { addressWords } from './address-words.ts'

const address = '0xd8dA6BF26964aF9D7eEd9e03E53415D37aA96045'
const addresses = Array.from({ length: 2_000 }, (_, index) => `0x${index.toString(16).padStart(40, '0')}`)

test('an address always has the same picture and words, whatever its case', () => {
  expect(addressArt(address.toLowerCase())).toEqual(addressArt(address))
  expect(addressWords(address.toLowerCase())).toEqual(addressWords(address))
  expect(addressWords(address)).toEqual(['coastal', 'lantern'])
})

test('addresses that differ in one digit look and sound different', () => {
  expect(new Set(addresses.map((each) => JSON.stringify(addressArt(each)))).size).toBe(addresses.length)
  expect(new Set(addresses.map((each) => addressWords(each).join(' '))).size).toBeGreaterThan(1_800)
})

test('the groups are the whole address', () => {
  expect(addressGroups(address)).toHaveLength(10)
  expect(`0x${addressGroups(address).join('')}`).toBe(address)
})
