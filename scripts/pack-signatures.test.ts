import { readFileSync } from 'node:fs'
import { encodeAbiParameters, parseAbiParameters, toFunctionSelector, type AbiParameter } from 'viem'
import { expect, test } from 'vitest'
import { parseFunction } from '#core/abi-type.ts'
import { hex } from '#domain/testing/transactions.ts'
import { callReaders } from '#domain/review/call.ts'
import { argumentsBy } from '#domain/review/signatures/read-function.ts'
import { packSignatures } from './pack-signatures.ts'

const text = readFileSync(new URL('data/signatures.txt', import.meta.url), 'utf8')
const listed = text.trimEnd().split('\n')
const packed = packSignatures(text)

const hashed = (signature: string): string =>
  `${signature.slice(0, signature.indexOf('('))}${parseFunction(signature)?.inputs.type ?? ''}`

/** A value that a type can have: lists of two, texts of more than a word. */
function valueOf(parameter: AbiParameter): unknown {
  const { type } = parameter
  const list = /^(.*)\[(\d*)\]$/.exec(type)
  if (list !== null) {
    const item = { ...parameter, type: list[1] ?? '' }
    return Array.from({ length: list[2] === '' ? 2 : Number(list[2]) }, () => valueOf(item))
  }
  if ('components' in parameter) return parameter.components.map(valueOf)
  if (type === 'string') return 'more than thirty-two bytes of text, so that it takes two words'
  if (type === 'bytes') return `0x${'ab'.repeat(33)}`
  if (type.startsWith('bytes')) return `0x${'cd'.repeat(Number(type.slice(5)))}`
  if (type === 'address') return `0x${'0e'.repeat(20)}`
  if (type === 'bool') return true
  return type.startsWith('int') ? -1n : 1n
}

test('the list is of some thousand functions, each once, in order', () => {
  expect(listed.length).toBeGreaterThan(3_000)
  expect(Object.keys(packed).length).toBeGreaterThan(3_000)
  const names = listed.map(hashed)
  expect(names).toEqual(names.toSorted((a, b) => (a < b ? -1 : 1)))
  expect(new Set(names).size).toBe(names.length)
})

test('every selector is the one that others compute', () => {
  const wrong = Object.entries(packed).filter(
    ([selector, signature]) => toFunctionSelector(hashed(signature)) !== `0x${selector}`,
  )
  expect(wrong).toEqual([])
})

test('a call of every function, as others write it, is read argument by argument', () => {
  const unread = Object.entries(packed).filter(([selector, signature]) => {
    const types = parseFunction(signature)?.inputs.type.slice(1, -1) ?? ''
    const parameters = types === '' ? [] : parseAbiParameters(types)
    const written = encodeAbiParameters(parameters, parameters.map(valueOf))
    const read = argumentsBy(signature, hex(`0x${selector}${written.slice(2)}`))
    return read?.fields.length !== parameters.length
  })
  expect(unread).toEqual([])
})

test('what the wallet can put into words has the same name here', () => {
  const other = Object.entries(callReaders).filter(([selector, { signature }]) => {
    const known = packed[selector.slice(2)]
    return known !== undefined && hashed(known) !== signature
  })
  expect(other).toEqual([])
})

test('a selector that two functions share is left out, and what is none stops the build', () => {
  // Both begin with 0x42966c68. Source: the function that burns tokens, and one that was made up to be taken for it.
  const shared = 'burn(uint256 amount)\ncollate_propagate_storage(bytes16 _1)\nclaim()'
  expect(packSignatures(shared)).toEqual({ '4e71d92d': 'claim()' })
  expect(() => packSignatures('claim(')).toThrow('claim(')
})
