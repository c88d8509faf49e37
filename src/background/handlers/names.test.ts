import * as v from 'valibot'
import { expect, test } from 'vitest'
import { namesHandlers } from '#background/handlers/names.ts'
import { ChainId } from '#core/chain-id.ts'
import { err } from '#core/result.ts'
import { nameRegistry } from '#domain/names/ens.ts'
import { address } from '#domain/testing/subjects.ts'

function make(selected: number) {
  const asked: unknown[] = []
  const handlers = namesHandlers({
    networks: { selected: () => Promise.resolve(v.parse(ChainId, selected)) },
    clock: { now: () => 0 },
    chainRpc: (chainId, _, [call]) => {
      asked.push([chainId, (call as { readonly to: string }).to])
      return Promise.resolve(err({ kind: 'timeout' }))
    },
  })
  return { handlers, asked }
}

test('names are asked of Ethereum’s node while that is in use', async () => {
  const { handlers, asked } = make(1)
  expect(await handlers['names.resolve']({ name: 'alice.eth' })).toEqual(err({ reason: 'timeout' }))
  expect(await handlers['names.claimed']({ address: address('a') })).toEqual({ name: null })
  expect(new Set(asked.map(String))).toEqual(new Set([`1,${nameRegistry}`]))
})

test('while another network is in use nobody is asked', async () => {
  const { handlers, asked } = make(10)
  expect(await handlers['names.resolve']({ name: 'alice.eth' })).toEqual(err({ reason: 'not-consented' }))
  expect(await handlers['names.claimed']({ address: address('a') })).toEqual({ name: null })
  expect(asked).toEqual([])
})
