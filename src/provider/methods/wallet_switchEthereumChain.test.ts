import * as v from 'valibot'
import { expect, test } from 'vitest'
import { account, chain, site } from '#domain/approvals/testing/queue.ts'
import { wallet_switchEthereumChain } from '#provider/methods/wallet_switchEthereumChain.ts'
import { connected, fakeServices, sepolia } from '#provider/testing/services.ts'

const parse = (chainId: unknown) => v.parse(wallet_switchEthereumChain.params, [{ chainId }])

test('there already: null; known: asked; unknown: 4902', async () => {
  const context = connected(fakeServices().services)
  expect(await wallet_switchEthereumChain.request(parse('0x1'), context)).toEqual({ answer: null })
  expect(await wallet_switchEthereumChain.request(parse('0xaa36a7'), context)).toEqual({
    ask: { action: 'switch', chainId: sepolia },
  })
  await expect(async () => wallet_switchEthereumChain.request(parse('0x5'), context)).rejects.toMatchObject({
    code: 4902,
  })
})

test('to a network that the site may use it moves without a question, if the wallet knows it still', async () => {
  const { services } = fakeServices()
  const unknown = 5 as typeof chain
  await services.permissions.grant(site, [account], chain, [sepolia, unknown])
  const context = connected(services, { chains: [chain, sepolia, unknown] })
  expect(await wallet_switchEthereumChain.request(parse('0xaa36a7'), context)).toEqual({ answer: null })
  expect(await services.permissions.get(site)).toMatchObject({ chainId: sepolia })
  await expect(async () => wallet_switchEthereumChain.request(parse('0x5'), context)).rejects.toMatchObject({
    code: 4902,
  })
})

test('consent moves this site', async () => {
  const { services } = fakeServices()
  await services.permissions.grant(site, [account], chain)
  expect(
    await wallet_switchEthereumChain.execute({ action: 'switch', chainId: sepolia }, {}, connected(services)),
  ).toBeNull()
  expect((await services.permissions.get(site))?.chainId).toBe(sepolia)
})

test.each([['1'], [1], ['0x0'], ['0x01'], ['0x'], ['0xffffffffffffffff'], [undefined]])('refused: %j', (chainId) => {
  expect(v.is(wallet_switchEthereumChain.params, [{ chainId }])).toBe(false)
})

test('nothing undeclared', () => {
  expect(v.is(wallet_switchEthereumChain.params, [{ chainId: '0x1', rpcUrls: [] }])).toBe(false)
})
