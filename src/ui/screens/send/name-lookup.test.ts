import { expect, test } from 'vitest'
import type { Address } from '#core/address.ts'
import { err, ok } from '#core/result.ts'
import { address } from '#domain/testing/subjects.ts'
import type { Client } from '#transport/contract.ts'
import { NameLookup } from '#ui/screens/send/name-lookup.svelte.ts'

/** A background that answers when it is told to. */
function slow() {
  const waiting = new Map<string, (found: Address) => void>()
  const call = ((_: string, { name }: { readonly name: string }) =>
    new Promise((resolve) => {
      waiting.set(name, (found) => {
        resolve(ok({ address: found }))
      })
    })) as unknown as Client
  const answer = async (name: string, found: Address): Promise<void> => {
    await expect.poll(() => waiting.has(name)).toBe(true)
    waiting.get(name)?.(found)
  }
  return { call, answer }
}

test('an answer counts only for the text that is there now', async () => {
  const { call, answer } = slow()
  const lookup = new NameLookup({ call })
  const [first, second] = [lookup.look('alice.eth'), lookup.look('bob.eth')]
  expect(lookup.of('bob.eth')).toBeNull()
  await answer('bob.eth', address('b'))
  await second
  await answer('alice.eth', address('a'))
  await first
  expect(lookup.of('bob.eth')).toEqual(ok({ name: 'bob.eth', address: address('b') }))
  expect(lookup.of('alice.eth')).toBeNull()
})

test('what was found is forgotten, also what is still on its way', async () => {
  const { call, answer } = slow()
  const lookup = new NameLookup({ call })
  const looking = lookup.look('alice.eth')
  lookup.forget()
  await answer('alice.eth', address('a'))
  await looking
  expect(lookup.of('alice.eth')).toBeNull()
})

test('a background that is gone is told as a server that does not answer', async () => {
  const lookup = new NameLookup({ call: () => Promise.reject(new Error('gone')) })
  await lookup.look('alice.eth')
  expect(lookup.of('alice.eth')).toEqual(err('unreachable'))
})
