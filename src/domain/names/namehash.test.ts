import { namehash as namehashOf, packetToBytes } from 'viem/ens'
import { expect, test } from 'vitest'
import { namehash, wireName } from '#domain/names/namehash.ts'

test('names hash as ENSIP-1 has it', () => {
  expect(namehash([])).toBe(`0x${'0'.repeat(64)}`)
  expect(namehash(['eth'])).toBe('0x93cdeb708b7545dc668eb9280176169d1c33cfd8ed6f04690a0bcc88a93fc4ae')
  expect(namehash(['foo', 'eth'])).toBe('0xde9b09fd7c5f901e23a3f19fecc54828e9c848539801e86591bd9801b019f84f')
})

test.each(['a.b.c.eth', '中文.eth', '🦊.eth'])('%s is hashed and written as others do', (name) => {
  const labels = name.split('.')
  expect(namehash(labels)).toBe(namehashOf(name))
  expect([...wireName(labels)]).toEqual([...packetToBytes(name)])
})
