import { expect, test } from 'vitest'
import { err, ok } from '#core/result.ts'
import { chain, otherSite, site } from '#domain/approvals/testing/queue.ts'
import type { ChainRpc } from '#domain/ports.ts'
import { createNodeReads, nodeParams } from '#provider/node-reads.ts'
import { createRate } from '#provider/rate.ts'
import { ampleRate, fakeServices, hash, sepolia } from '#provider/testing/services.ts'

function start() {
  const fake = fakeServices()
  return {
    fake,
    reads: createNodeReads({ chainRpc: fake.services.chainRpc, rate: createRate(ampleRate) }),
  }
}

test('identical reads at the same time are one call, later ones another', async () => {
  const { fake, reads } = start()
  fake.node = () => ok('0x5')
  const read = () => reads(site, chain, 'eth_blockNumber', [])
  expect(await Promise.all([read(), read(), read()])).toEqual(['0x5', '0x5', '0x5'])
  expect(fake.calls).toHaveLength(1)
  await read()
  expect(fake.calls).toHaveLength(2)
})

test('another chain, other parameters and what is signed are calls of their own', async () => {
  const { fake, reads } = start()
  fake.node = () => ok(hash)
  await Promise.all([
    reads(site, chain, 'eth_getCode', ['0x1']),
    reads(site, chain, 'eth_getCode', ['0x2']),
    reads(site, sepolia, 'eth_getCode', ['0x1']),
    reads(site, chain, 'eth_sendRawTransaction', ['0x1']),
    reads(site, chain, 'eth_sendRawTransaction', ['0x1']),
  ])
  expect(fake.calls).toHaveLength(5)
})

test('a site does not wait behind what another one asked', async () => {
  const stuck = new Set(['eth_getCode'])
  const chainRpc: ChainRpc = (_, method) =>
    stuck.has(method) ? new Promise(() => undefined) : Promise.resolve(ok('0x5'))
  const reads = createNodeReads({ chainRpc, rate: createRate({ ...ampleRate, atOnce: { site: 2, all: 100 } }) })
  for (const params of [['0x1'], ['0x2']]) void reads(site, chain, 'eth_getCode', params)
  void reads(site, chain, 'eth_blockNumber', [])
  expect(await reads(otherSite, chain, 'eth_blockNumber', [])).toBe('0x5')
})

test('an answer of another shape does not leave, and is no reason to ask again', async () => {
  const { fake, reads } = start()
  fake.node = () => ok({ balance: '0x5' })
  await expect(reads(site, chain, 'eth_getBalance', ['0x1'])).rejects.toMatchObject({ code: -32603 })
  expect(fake.calls).toHaveLength(1)
})

test('a refusal is the node’s own', async () => {
  const { fake, reads } = start()
  fake.node = () => err({ kind: 'refused', code: -32601, message: 'the method does not exist' })
  await expect(reads(site, chain, 'eth_syncing', [])).rejects.toMatchObject({
    code: -32601,
    message: 'the method does not exist',
  })
})

test('parameters are a list as long as nodes take it', () => {
  expect(nodeParams('eth_blockNumber', undefined)).toEqual([])
  expect(nodeParams('eth_getBalance', ['0x1'])).toEqual(['0x1'])
  for (const params of [{}, ['x'], [1, 2]]) {
    expect(() => nodeParams('eth_blockNumber', params)).toThrow(expect.objectContaining({ code: -32602 }))
  }
  expect(() => nodeParams('eth_call', undefined)).toThrow(expect.objectContaining({ code: -32602 }))
})
