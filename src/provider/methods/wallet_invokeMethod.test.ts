import { expect, test, vi } from 'vitest'
import { ok } from '#core/result.ts'
import { account, chain, site } from '#domain/approvals/testing/queue.ts'
import { decision } from '#domain/testing/transactions.ts'
import { startWallet } from '#provider/testing/provider.ts'
import { hash, sepolia } from '#provider/testing/services.ts'

const invoke = (scope: unknown, method: unknown, params?: unknown) => ({ scope, request: { method, params } })

async function connect() {
  const wallet = startWallet()
  const { permissions } = wallet.fake.services
  await permissions.grant(site, [account], chain, [sepolia])
  return { wallet, permissions }
}

test('a question names the network of the scope, is carried out there, and leaves the site where it is', async () => {
  const { wallet, permissions } = await connect()
  const answer = wallet.ask('wallet_invokeMethod', invoke('eip155:11155111', 'personal_sign', ['0x00', account]))
  await expect
    .poll(async () => (await wallet.queue.list())[0])
    .toMatchObject({ kind: 'message', chainId: sepolia, requester: { origin: site, method: 'personal_sign' } })
  await wallet.decide({})
  expect(await answer).toMatchObject({ result: expect.stringMatching(/^0x[0-9a-f]{130}$/) as string })
  expect(await permissions.get(site)).toMatchObject({ chainId: chain })
})

test('a transaction goes to the network of the scope', async () => {
  const { wallet } = await connect()
  const transaction = { from: account, to: account, chainId: '0xaa36a7' }
  const answer = wallet.ask('wallet_invokeMethod', invoke('eip155:11155111', 'eth_sendTransaction', [transaction]))
  await wallet.decide(decision)
  expect(await answer).toEqual({ result: hash })
  expect(wallet.fake.submitted).toMatchObject([{ origin: site, request: { chainId: sepolia } }])
})

test('a list of calls for another network than that of the scope is refused', async () => {
  const { wallet } = await connect()
  const list = { version: '2.0.0', from: account, atomicRequired: false, calls: [{ to: account, value: '0x1' }] }
  const ask = (chainId: string) =>
    wallet.ask('wallet_invokeMethod', invoke('eip155:11155111', 'wallet_sendCalls', [{ ...list, chainId }]))
  expect(await ask('0x1')).toMatchObject({ error: { code: 5710 } })
  const answer = ask('0xaa36a7')
  await wallet.decide('refuse')
  expect(await answer).toMatchObject({ error: { code: 4001 } })
})

test('a read goes to the node of the scope', async () => {
  const { wallet } = await connect()
  wallet.fake.node = () => ok('0x7')
  const params = [account, 'latest']
  expect(await wallet.ask('wallet_invokeMethod', invoke('eip155:11155111', 'eth_getBalance', params))).toEqual({
    result: '0x7',
  })
  expect(wallet.fake.calls).toEqual([[sepolia, 'eth_getBalance', params]])
  expect(await wallet.ask('wallet_invokeMethod', invoke('eip155:11155111', 'eth_chainId'))).toEqual({
    result: '0xaa36a7',
  })
  expect(await wallet.ask('eth_chainId')).toEqual({ result: '0x1' })
})

test('a subscription is of the session and on the network of the scope; what is asked plainly is neither', async () => {
  const { wallet } = await connect()
  const add = vi.spyOn(wallet.fake.services.subscriptions, 'add')
  await wallet.ask('wallet_invokeMethod', invoke('eip155:11155111', 'eth_subscribe', ['newHeads']))
  await wallet.ask('eth_subscribe', ['newHeads'])
  expect(add.mock.calls.map(([{ isInvoked }, chainId]) => [isInvoked, chainId])).toEqual([
    [true, sepolia],
    [false, chain],
  ])
})

test('the same id again, after a stop, is the same question', async () => {
  const { wallet } = await connect()
  const params = invoke('eip155:11155111', 'personal_sign', ['0x00', account])
  void wallet.ask('wallet_invokeMethod', params, 'one')
  await expect.poll(async () => (await wallet.queue.list()).length).toBe(1)
  wallet.stop()
  const again = wallet.ask('wallet_invokeMethod', params, 'one')
  await wallet.decide({})
  expect(await again).toMatchObject({ result: expect.stringMatching(/^0x/) as string })
})

test('a network that is not in the session: 4100', async () => {
  const { wallet, permissions } = await connect()
  for (const [method, params] of [
    ['personal_sign', ['0x00', account]],
    ['eth_getBalance', [account]],
    ['eth_chainId', []],
  ] as const)
    expect(await wallet.ask('wallet_invokeMethod', invoke('eip155:5', method, params))).toMatchObject({
      error: { code: 4100 },
    })
  await permissions.revoke(site)
  expect(await wallet.ask('wallet_invokeMethod', invoke('eip155:1', 'eth_chainId'))).toMatchObject({
    error: { code: 4100 },
  })
  expect([wallet.approvals.window, wallet.fake.calls]).toEqual([[], []])
})

test.each([
  [4200, invoke('eip155:1', 'wallet_invokeMethod', invoke('eip155:1', 'eth_chainId'))],
  [4200, invoke('eip155:1', 'wallet_switchEthereumChain', [{ chainId: '0xaa36a7' }])],
  [4200, invoke('eip155:1', 'constructor')],
  [-32602, invoke('eip155:1', 'personal_sign', ['0x00'])],
  [-32602, invoke('eip155:1', 'personal_sign', 'x')],
  [-32602, invoke('eip155:1', 7)],
  [-32602, invoke('eip155:1', '')],
  [-32602, invoke('eip155', 'eth_chainId')],
  [-32602, invoke('solana:1', 'eth_chainId')],
  [-32602, invoke('eip155:1e3', 'eth_chainId')],
  [-32602, invoke(1, 'eth_chainId')],
  [-32602, []],
  [5500, { ...invoke('eip155:1', 'eth_chainId'), sessionId: 'x' }],
])('refused with %i whoever asks: %j', async (code, params) => {
  const { wallet } = await connect()
  const connected = await wallet.ask('wallet_invokeMethod', params)
  expect(connected).toMatchObject({ error: { code } })
  expect(await startWallet().ask('wallet_invokeMethod', params)).toEqual(connected)
})
