import * as v from 'valibot'
import { decodeFunctionData, encodeAbiParameters, encodeFunctionResult, parseAbi, type Hex } from 'viem'
import { namehash as namehashOf, packetToBytes } from 'viem/ens'
import { bytesToHex } from 'viem/utils'
import { expect, test } from 'vitest'
import { err, ok, type Result } from '#core/result.ts'
import { EnsName } from '#domain/names/ens-name.ts'
import { createNames, nameRegistry } from '#domain/names/ens.ts'
import type { ChainRpc, RpcFailure } from '#domain/ports.ts'
import { address } from '#domain/testing/subjects.ts'

const abi = parseAbi([
  'function resolver(bytes32 node) view returns (address)',
  'function addr(bytes32 node) view returns (address)',
  'function name(bytes32 node) view returns (string)',
  'function supportsInterface(bytes4 id) view returns (bool)',
  'function resolve(bytes name, bytes data) view returns (bytes)',
])
const [alice, plain, wild] = [address('a'), address('b'), address('c')]
const reverted: RpcFailure = { kind: 'refused', code: 3, message: 'execution reverted' }

type World = {
  /** Who answers for a name. */
  readonly resolvers?: Readonly<Record<string, string>>
  readonly addresses?: Readonly<Record<string, string>>
  readonly names?: Readonly<Record<string, string>>
  /** What the extended resolver does. */
  readonly extended?: (name: Hex, data: Hex) => Result<unknown, RpcFailure>
}

/** A registry and two resolvers, written by another library. */
function node({ resolvers = {}, addresses = {}, names = {}, extended }: World): ChainRpc {
  const at = (of: Readonly<Record<string, string>>, hash: Hex): string | undefined =>
    Object.entries(of).find(([name]) => namehashOf(name) === hash)?.[1]
  const run = (to: string, data: Hex): Result<unknown, RpcFailure> => {
    const { functionName, args } = decodeFunctionData({ abi, data })
    if (to === nameRegistry && functionName === 'resolver') {
      return ok(encodeAbiParameters([{ type: 'address' }], [(at(resolvers, args[0]) ?? address('0')) as Hex]))
    }
    if (functionName === 'supportsInterface') {
      return to === wild
        ? ok(encodeFunctionResult({ abi, functionName, result: args[0] === '0x9061b923' }))
        : err(reverted)
    }
    if (functionName === 'resolve' && to === wild && extended !== undefined) return extended(args[0], args[1])
    if (to !== plain) return err(reverted)
    if (functionName === 'addr') {
      return ok(encodeFunctionResult({ abi, functionName, result: (at(addresses, args[0]) ?? address('0')) as Hex }))
    }
    return functionName === 'name'
      ? ok(encodeFunctionResult({ abi, functionName, result: at(names, args[0]) ?? '' }))
      : err(reverted)
  }
  return (chainId, _, [call]) => {
    const { to, data } = call as { readonly to: string; readonly data: Hex }
    return Promise.resolve(chainId === 1 ? run(to, data) : err({ kind: 'unknown-chain' }))
  }
}

const resolve = (name: string, world: World) => createNames(node(world)).resolve(name)
const word = (of: string): Hex => encodeAbiParameters([{ type: 'address' }], [of as Hex])
const told = (inner: Hex): Result<unknown, RpcFailure> => ok(encodeAbiParameters([{ type: 'bytes' }], [inner]))

test('a name leads to the address that its own resolver has for it', async () => {
  const world = { resolvers: { 'alice.eth': plain }, addresses: { 'alice.eth': alice } }
  expect(await resolve('alice.eth', world)).toEqual(ok(alice))
  expect(await resolve('alice.eth', { ...world, addresses: {} })).toEqual(err({ kind: 'no-address' }))
  expect(await resolve('bob.eth', world)).toEqual(err({ kind: 'unregistered' }))
  expect(await resolve('deep.alice.eth', world)).toEqual(err({ kind: 'unregistered' }))
})

test('a parent answers for all below it where it is made for that', async () => {
  const asked: (readonly Hex[])[] = []
  const world: World = {
    resolvers: { 'pay.eth': wild },
    extended: (...call) => {
      asked.push(call)
      return told(word(alice))
    },
  }
  expect(await resolve('alice.pay.eth', world)).toEqual(ok(alice))
  const [name, data] = asked[0] ?? []
  expect(name).toBe(bytesToHex(packetToBytes('alice.pay.eth')))
  expect(decodeFunctionData({ abi, data: data ?? '0x' })).toEqual({
    functionName: 'addr',
    args: [namehashOf('alice.pay.eth')],
  })
})

test('what would be asked of another server is not, and is told', async () => {
  const elsewhere: RpcFailure = { ...reverted, data: `0x556f1830${'00'.repeat(160)}` }
  const resolvers = { 'pay.eth': wild }
  expect(await resolve('alice.pay.eth', { resolvers, extended: () => err(elsewhere) })).toEqual(
    err({ kind: 'offchain' }),
  )
  const wrapped: RpcFailure = { ...reverted, data: { data: elsewhere.data } }
  expect(await resolve('pay.eth', { resolvers, extended: () => err(wrapped) })).toEqual(err({ kind: 'offchain' }))
})

test.each<[string, () => Result<unknown, RpcFailure>]>([
  ['reverts', () => err(reverted)],
  ['answers nothing', () => ok('0x')],
  ['answers an address alone', () => ok(word(alice))],
  ['answers more than an address', () => told(`0x01${word(alice).slice(4)}`)],
  ['answers nobody', () => told(word(address('0')))],
  ['answers a length that is not there', () => ok(`0x${'0'.repeat(62)}20${'f'.repeat(64)}`)],
])('a resolver that %s leads nowhere', async (_, extended) => {
  expect(await resolve('pay.eth', { resolvers: { 'pay.eth': wild }, extended })).toEqual(err({ kind: 'no-address' }))
})

test('a node that does not answer is no name that is not there', async () => {
  const silent = createNames(() => Promise.resolve(err({ kind: 'timeout' })))
  expect(await silent.resolve('alice.eth')).toEqual(err({ kind: 'timeout' }))
  expect(await silent.claimed(alice)).toBeNull()
})

test('an address says what it is called, as far as that can be a name', async () => {
  const reverse = `${alice.slice(2).toLowerCase()}.addr.reverse`
  const claimed = (names: Readonly<Record<string, string>>, resolvers = { [reverse]: plain }) =>
    createNames(node({ resolvers, names })).claimed(alice)
  expect(await claimed({ [reverse]: 'alice.eth' })).toBe('alice.eth')
  expect(await claimed({})).toBeNull()
  expect(await claimed({ [reverse]: 'alice' })).toBeNull()
  expect(await claimed({ [reverse]: `${'a'.repeat(300)}.eth` })).toBeNull()
  expect(await claimed({ [reverse]: 'alice.eth' }, { 'addr.reverse': plain })).toBeNull()
})

test.each(['', 'eth', '.eth', 'a..eth', 'a.', `${'é'.repeat(128)}.eth`, 'a.b.c.d.e.f.g.h.i.j.k'])(
  '“%s” is nothing to ask about',
  (name) => {
    expect(v.is(EnsName, name)).toBe(false)
  },
)
