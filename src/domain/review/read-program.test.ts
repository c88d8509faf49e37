import * as v from 'valibot'
import { expect, test } from 'vitest'
import { keccak256 } from '#core/keccak.ts'
import { hexFromBytes } from '#core/hex.ts'
import { err, ok } from '#core/result.ts'
import { encodeText } from '#core/utf8.ts'
import type { ChainRpc } from '#domain/ports.ts'
import { Program } from '#domain/review/program.ts'
import { readProgram, slots } from '#domain/review/read-program.ts'
import { address, token as proxy } from '#domain/testing/subjects.ts'
import { testChain } from '#domain/testing/transactions.ts'

const program = address('a')
const beacon = address('b')
const word = (digits: string): string => `0x${digits.slice(2).toLowerCase().padStart(64, '0')}`
const forwarder = (to: string, after = ''): string =>
  `0x363d3d373d3d3d363d73${to.slice(2).toLowerCase()}5af43d82803e903d91602b57fd5bf3${after}`

type World = {
  readonly code?: Readonly<Record<string, unknown>>
  readonly storage?: Readonly<Record<string, unknown>>
  /** What the beacon answers to `implementation()`. */
  readonly told?: unknown
}

const contracts = { [proxy]: '0x6080', [program]: '0x6080', [beacon]: '0x6080' }

function node({ code = contracts, storage = {}, told = '0x' }: World): ChainRpc {
  return (_, method, params) => {
    const [first, slot] = params as readonly [string | { readonly to: string; readonly data: string }, string]
    if (typeof first === 'object') {
      const isAsked = first.to === beacon && first.data === '0x5c60da1b'
      return Promise.resolve(isAsked ? ok(told) : err({ kind: 'refused', code: 3, message: 'execution reverted' }))
    }
    if (method === 'eth_getStorageAt')
      return Promise.resolve(ok(first === proxy ? (storage[slot] ?? word('0x')) : '0x'))
    return Promise.resolve(ok(code[first] ?? '0x'))
  }
}

const found = (world: World) => readProgram(node(world), testChain, proxy)

test('the places are those that the standards name', () => {
  const hash = (text: string): bigint => BigInt(hexFromBytes(keccak256(encodeText(text))))
  expect(BigInt(slots.implementation)).toBe(hash('eip1967.proxy.implementation') - 1n)
  expect(BigInt(slots.beacon)).toBe(hash('eip1967.proxy.beacon') - 1n)
  expect(BigInt(slots.zeppelin)).toBe(hash('org.zeppelinos.proxy.implementation'))
})

test.each<[string, World, Program]>([
  ['EIP-1967', { storage: { [slots.implementation]: word(program) } }, { at: program, by: 'slot' }],
  ['an older place', { storage: { [slots.zeppelin]: word(program) } }, { at: program, by: 'slot' }],
  [
    'a beacon',
    { storage: { [slots.beacon]: word(beacon) }, told: word(program) },
    { at: program, by: 'beacon', beacon },
  ],
  ['EIP-1167', { code: { ...contracts, [proxy]: forwarder(program) } }, { at: program, by: 'code' }],
  [
    'EIP-1167 with arguments behind its code',
    { code: { ...contracts, [proxy]: forwarder(program, 'ab'.repeat(64)) } },
    { at: program, by: 'code' },
  ],
])('a proxy by %s leads to its program', async (_, world, expected) => {
  const answer = await found(world)
  expect(answer).toEqual(expected)
  expect(v.parse(Program, JSON.parse(JSON.stringify(answer)))).toEqual(expected)
})

test('what the code says comes before what is written in storage, which that code never reads', async () => {
  const storage = { [slots.implementation]: word(beacon) }
  expect(await found({ code: { ...contracts, [proxy]: forwarder(program) }, storage })).toMatchObject({ at: program })
})

test.each<[string, World]>([
  ['a contract that is no proxy', {}],
  ['an account without code', { code: {}, storage: { [slots.implementation]: word(program) } }],
  [
    'an account that delegates',
    {
      code: { ...contracts, [proxy]: `0xef0100${program.slice(2)}` },
      storage: { [slots.implementation]: word(program) },
    },
  ],
  ['a program that has no code', { storage: { [slots.implementation]: word(address('9')) } }],
  ['a program that is the proxy', { storage: { [slots.implementation]: word(proxy) } }],
  ['code that forwards to itself', { code: { ...contracts, [proxy]: forwarder(proxy) } }],
  ['code that forwards to nobody', { code: { ...contracts, [proxy]: forwarder(address('0')) } }],
  ['more than an address in its place', { storage: { [slots.implementation]: `0x01${word(program).slice(4)}` } }],
  ['a word of another size', { storage: { [slots.implementation]: program } }],
  ['a word that is none', { storage: { [slots.implementation]: { word: 1 } } }],
  ['a beacon that answers nothing', { storage: { [slots.beacon]: word(beacon) } }],
  ['a beacon that answers too much', { storage: { [slots.beacon]: word(beacon) }, told: `${word(program)}00` }],
  ['a beacon that points back', { storage: { [slots.beacon]: word(beacon) }, told: word(proxy) }],
  ['a beacon that reverts', { storage: { [slots.beacon]: word(address('8')) } }],
])('nothing is found of %s', async (_, world) => {
  expect(await found(world)).toBeNull()
})

test('nothing is found where the node is silent or refuses', async () => {
  for (const failure of [{ kind: 'timeout' }, { kind: 'refused', code: -32_601, message: 'no such method' }] as const) {
    expect(await readProgram(() => Promise.resolve(err(failure)), testChain, proxy)).toBeNull()
  }
})
