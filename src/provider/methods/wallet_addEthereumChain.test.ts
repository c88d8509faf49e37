import * as v from 'valibot'
import { expect, test } from 'vitest'
import { err, ok } from '#core/result.ts'
import { wallet_addEthereumChain } from '#provider/methods/wallet_addEthereumChain.ts'
import { connected, fakeServices } from '#provider/testing/services.ts'

const parameter = {
  chainId: '0x539',
  chainName: 'Local',
  nativeCurrency: { name: 'Ether', symbol: 'ETH', decimals: 18 },
  rpcUrls: ['http://insecure.example', 'https://rpc.example'],
  blockExplorerUrls: ['https://explorer.example'],
}
const parse = (more: object = {}) => v.parse(wallet_addEthereumChain.params, [{ ...parameter, ...more }])

async function asked(services: ReturnType<typeof fakeServices>['services']) {
  const question = await wallet_addEthereumChain.request(parse(), connected(services))
  if (!('ask' in question)) throw new Error('not asked')
  return question.ask
}

test('an unknown network is asked about, with the endpoints a wallet may use, and no packet leaves', async () => {
  const { services, calls } = fakeServices()
  expect(await asked(services)).toEqual({
    action: 'add',
    network: {
      chainId: 1_337,
      name: 'Local',
      currency: { name: 'Ether', symbol: 'ETH', decimals: 18 },
      rpcUrls: ['https://rpc.example'],
      explorerUrl: 'https://explorer.example',
    },
  })
  expect(calls).toEqual([])
})

test('a known network is not changed: only the switch is asked about', async () => {
  const context = connected(fakeServices().services)
  expect(await wallet_addEthereumChain.request(parse({ chainId: '0x1' }), context)).toEqual({ answer: null })
  expect(await wallet_addEthereumChain.request(parse({ chainId: '0xaa36a7' }), context)).toMatchObject({
    ask: { action: 'switch' },
  })
})

test('after consent the endpoint is asked for its chain, then the network is added, once', async () => {
  const fake = fakeServices()
  fake.node = () => ok('0x539')
  const request = await asked(fake.services)
  for (let run = 0; run < 2; run += 1) await wallet_addEthereumChain.execute(request, {}, connected(fake.services))
  expect(fake.calls[0]).toEqual(['https://rpc.example', 'eth_chainId', []])
  expect(fake.added).toMatchObject([{ chainId: 1_337, source: 'site' }])
})

test.each([
  ['another chain', ok('0x1'), -32602],
  ['no chain', ok('<html>'), -32603],
  ['nobody', err({ kind: 'unreachable' } as const), 4901],
])('an endpoint that answers for %s adds nothing', async (_, answer, code) => {
  const fake = fakeServices()
  fake.node = () => answer
  const request = await asked(fake.services)
  await expect(async () =>
    wallet_addEthereumChain.execute(request, {}, connected(fake.services)),
  ).rejects.toMatchObject({ code })
  expect(fake.added).toEqual([])
})

test('where the first server is down the next that answers is taken, and one of another chain ends it', async () => {
  const fake = fakeServices()
  const rpcUrls = ['https://down.example', 'https://up.example', 'https://unasked.example']
  const question = await wallet_addEthereumChain.request(parse({ rpcUrls }), connected(fake.services))
  if (!('ask' in question)) throw new Error('not asked')
  fake.node = () => (fake.calls.length === 1 ? err({ kind: 'unreachable' }) : ok('0x539'))
  await wallet_addEthereumChain.execute(question.ask, {}, connected(fake.services))
  expect(fake.added).toMatchObject([
    { rpcUrls: ['https://up.example', 'https://down.example', 'https://unasked.example'] },
  ])
  expect(fake.calls.map(([url]) => url)).toEqual(['https://down.example', 'https://up.example'])

  const liar = fakeServices()
  liar.node = () => (liar.calls.length === 1 ? err({ kind: 'timeout' }) : ok('0x1'))
  await expect(async () =>
    wallet_addEthereumChain.execute(question.ask, {}, connected(liar.services)),
  ).rejects.toMatchObject({ code: -32602 })
  expect([liar.added, liar.calls.length]).toEqual([[], 2])
})

test.each([
  [
    'the example of MetaMask',
    {
      chainId: '0x64',
      chainName: 'Gnosis',
      rpcUrls: ['https://rpc.gnosischain.com'],
      iconUrls: ['https://xdaichain.com/fake/example/url/xdai.svg'],
      nativeCurrency: { name: 'XDAI', symbol: 'XDAI', decimals: 18 },
      blockExplorerUrls: ['https://blockscout.com/poa/xdai/'],
    },
  ],
  ['lists that are null or empty', { blockExplorerUrls: null, iconUrls: [] }],
  ['an icon that is no URL, as icons are not looked at', { iconUrls: ['x'] }],
  ['an explorer that is not secure, which is left out', { blockExplorerUrls: ['http://explorer.example'] }],
])('taken: %s', (_, more) => {
  expect(v.is(wallet_addEthereumChain.params, [{ ...parameter, ...more }])).toBe(true)
})

test('switching is the second question', async () => {
  const fake = fakeServices()
  fake.node = () => ok('0x539')
  await wallet_addEthereumChain.execute(await asked(fake.services), {}, connected(fake.services))
  expect(await wallet_addEthereumChain.followUp?.request(parse(), connected(fake.services))).toEqual({
    ask: { action: 'switch', chainId: 1_337 },
  })
})

test.each([
  ['no secure endpoint', { rpcUrls: ['http://insecure.example'] }],
  ['no endpoint', { rpcUrls: [] }],
  ['other decimals', { nativeCurrency: { name: 'x', symbol: 'X', decimals: 8 } }],
  ['no currency', { nativeCurrency: null }],
  ['a long symbol', { nativeCurrency: { name: 'x', symbol: 'ABCDEFGHIJKL', decimals: 18 } }],
  ['no name', { chainName: '' }],
  ['a name that turns what follows it', { chainName: 'Base\u202e' }],
  ['a name with nothing to see between', { chainName: 'Ba\u200bse' }],
  ['a name of two lines', { chainName: 'Base\nMainnet' }],
  ['a symbol with nothing to see in it', { nativeCurrency: { name: 'x', symbol: 'E\u2060TH', decimals: 18 } }],
  ['a decimal chain', { chainId: '1337' }],
  ['a chain as a number', { chainId: 1_337 }],
  ['a chain that is too large', { chainId: '0xffffffffffffff' }],
  ['decimals as text', { nativeCurrency: { name: 'x', symbol: 'X', decimals: '18' } }],
  ['icons that are no list', { iconUrls: 'x' }],
  ['something undeclared', { x: 1 }],
])('refused: %s', (_, more) => {
  expect(v.is(wallet_addEthereumChain.params, [{ ...parameter, ...more }])).toBe(false)
})
