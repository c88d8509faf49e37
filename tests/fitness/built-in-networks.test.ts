import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { builtInNetworks } from '#domain/networks/built-in.ts'
import { render, target } from '../../scripts/networks.ts'

test("the built-in networks are what viem's chain data gives", async () => {
  expect(await readFile(target, 'utf8')).toBe(await render())
})

test('all thirteen are there, each with an endpoint of its own', () => {
  expect(builtInNetworks.map((network) => network.chainId)).toEqual([
    1, 11_155_111, 8_453, 10, 42_161, 137, 56, 100, 43_114, 59_144, 324, 534_352, 31_337,
  ])
  for (const network of builtInNetworks) expect(network.rpcUrls).toContain(network.rpcUrl)
})
