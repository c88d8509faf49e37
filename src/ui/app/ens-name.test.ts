import { expect, test } from 'vitest'
import type { Address } from '#core/address.ts'
import { err, ok } from '#core/result.ts'
import { address } from '#domain/testing/subjects.ts'
import type { Client, Input, Name } from '#transport/contract.ts'
import { looksLikeName, nameOfAddress, resolveName } from '#ui/app/ens-name.ts'

const [alice, bob] = [address('a'), address('b')]

/** A background that knows where names lead, and what addresses say that they are called. */
function wallet(names: Readonly<Record<string, Address>>, claims: Readonly<Record<string, string>> = {}) {
  const asked: string[] = []
  const call = (<N extends Name>(procedure: N, input: Input<N>) => {
    if (procedure === 'names.claimed') {
      return Promise.resolve({ name: claims[(input as Input<'names.claimed'>).address] ?? null })
    }
    const { name } = input as Input<'names.resolve'>
    asked.push(name)
    const found = names[name]
    return Promise.resolve(found === undefined ? err({ reason: 'unregistered' }) : ok({ address: found }))
  }) as Client
  return { call, asked }
}

test.each(['vitalik.eth', ' a.b.eth ', '中文.eth', 'name.xyz'])('%s may be a name', (text) => {
  expect(looksLikeName(text)).toBe(true)
})

test.each(['', 'vitalik', '.eth', 'a..eth', 'a b.eth', '0x7099.79', alice])('%s is none', (text) => {
  expect(looksLikeName(text)).toBe(false)
})

test('a name is asked for as ENSIP-15 writes it, whoever typed it', async () => {
  const known = wallet({ 'alice.eth': alice })
  expect(await resolveName(known, ' Alice.ETH ')).toEqual(ok({ name: 'alice.eth', address: alice }))
  expect(known.asked).toEqual(['alice.eth'])
  expect(await resolveName(known, 'bob.eth')).toEqual(err('unregistered'))
})

test.each([
  ['letters of two scripts', 'аlice.eth'],
  ['what draws nothing', 'ali\u200dce.eth'],
  ['a sign that turns the text', 'ali\u202ece.eth'],
  ['an underscore in the middle', 'ali_ce.eth'],
])('a name with %s is asked for nowhere', async (_, text) => {
  const known = wallet({ [text]: alice })
  expect(await resolveName(known, text)).toEqual(err('invalid'))
  expect(known.asked).toEqual([])
})

test('an address is called what it says only if that leads back to it', async () => {
  const names = { 'alice.eth': alice, 'аlice.eth': bob }
  expect(await nameOfAddress(wallet(names, { [alice]: 'alice.eth' }), alice)).toBe('alice.eth')
  expect(await nameOfAddress(wallet(names, { [bob]: 'alice.eth' }), bob)).toBeNull()
  expect(await nameOfAddress(wallet(names, { [bob]: 'аlice.eth' }), bob)).toBeNull()
  expect(await nameOfAddress(wallet(names, { [alice]: 'Alice.eth' }), alice)).toBeNull()
  expect(await nameOfAddress(wallet(names), alice)).toBeNull()
})
