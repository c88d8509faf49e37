import { expect, test } from 'vitest'
import { err, ok } from '#core/result.ts'
import { account, chain, otherSite, site } from '#domain/approvals/testing/queue.ts'
import { asker, startWallet, type Wallet } from '#provider/testing/provider.ts'
import { hash, sepolia, stranger } from '#provider/testing/services.ts'

const error = (code: number) => ({ error: { code, message: expect.any(String) as string } })
const connect = (wallet: Wallet) => wallet.fake.services.permissions.grant(site, [account], chain)
const transaction = [{ from: account, to: stranger, value: '0x1' }]
const decision = { gasLimit: '0x5208', fee: { type: 'legacy', gasPrice: '0x1' } }

test('size, shape, method, parameters: in this order, and no window', async () => {
  const wallet = startWallet()
  expect(await wallet.send('x'.repeat(2_000_000))).toEqual(error(-32005))
  expect(await wallet.send('{')).toEqual(error(-32700))
  expect(await wallet.send('[]')).toEqual(error(-32600))
  for (const method of ['eth_sign', 'toString', '__proto__', 'eth_newWork', 'debug_traceCall']) {
    expect(await wallet.ask(method, [])).toEqual(error(4200))
  }
  expect(await wallet.ask('personal_sign', ['x'])).toEqual(error(-32602))
  expect(await wallet.ask('eth_blockNumber', ['x'])).toEqual(error(-32602))
  expect(wallet.approvals.window).toEqual([])
  expect(wallet.fake.calls).toEqual([])
})

test('an error of parameters says where', async () => {
  const wallet = startWallet()
  expect(await wallet.ask('eth_sendTransaction', [{ from: account, to: 'x' }])).toEqual({
    error: { code: -32602, message: expect.stringMatching(/^params\.0\.to: /) as string },
  })
})

test('before a grant the answers are the same, locked or not, connected elsewhere or not', async () => {
  const requests: [string, unknown][] = [
    ['eth_accounts', undefined],
    ['eth_chainId', undefined],
    ['net_version', undefined],
    ['eth_coinbase', undefined],
    ['web3_clientVersion', undefined],
    ['wallet_getPermissions', undefined],
    ['wallet_revokePermissions', [{ eth_accounts: {} }]],
    ['personal_sign', ['x', account]],
    ['eth_sendTransaction', transaction],
    ['wallet_switchEthereumChain', [{ chainId: '0x1' }]],
    ['wallet_switchEthereumChain', [{ chainId: '0x5' }]],
    ['eth_blockNumber', []],
    ['eth_subscribe', ['newHeads']],
    ['eth_unsubscribe', ['0x1']],
    ['eth_getFilterChanges', ['0x1']],
    ['no_such', []],
  ]
  const transcript = async (prepare: (wallet: Wallet) => unknown) => {
    const wallet = startWallet()
    await prepare(wallet)
    const answers = await Promise.all(requests.map(([method, params]) => wallet.ask(method, params)))
    expect([wallet.approvals.window, wallet.fake.calls]).toEqual([[], []])
    return answers
  }
  const fresh = await transcript(() => undefined)
  expect(fresh.slice(0, 4)).toEqual([{ result: [] }, { result: '0x1' }, { result: '1' }, { result: null }])
  const elsewhere = (wallet: Wallet) => wallet.fake.services.permissions.grant(otherSite, [account], sepolia)
  expect(await transcript(elsewhere)).toEqual(fresh)
  expect(
    await transcript(async (wallet) => {
      await connect(wallet)
      wallet.fake.locked = true
    }),
  ).toEqual(fresh)
})

test('connect: asked, granted, and known from then on', async () => {
  const wallet = startWallet()
  const answer = wallet.ask('eth_requestAccounts')
  await wallet.decide({ accounts: [account], chainId: sepolia })
  expect(await answer).toEqual({ result: [account.toLowerCase()] })
  expect(await wallet.ask('eth_accounts')).toEqual({ result: [account.toLowerCase()] })
  expect(await wallet.ask('eth_chainId')).toEqual({ result: '0xaa36a7' })
  expect(await wallet.ask('eth_requestAccounts')).toEqual({ result: [account.toLowerCase()] })
  expect(wallet.approvals.window).toEqual(['show id-1', 'close'])
})

test('refused is 4001; asked twice at once is -32002', async () => {
  const wallet = startWallet()
  const answer = wallet.ask('eth_requestAccounts')
  const second = wallet.ask('wallet_requestPermissions', [{ eth_accounts: {} }])
  expect(await second).toEqual(error(-32002))
  await wallet.decide('refuse')
  expect(await answer).toEqual(error(4001))
})

test('a flood is -32005', async () => {
  const wallet = startWallet()
  await connect(wallet)
  const answers = Array.from({ length: 8 }, () => wallet.ask('personal_sign', ['x', account]))
  const refused = await Promise.all(answers.slice(5))
  expect(refused).toEqual([error(-32005), error(-32005), error(-32005)])
})

test('reads go to the node of the site’s chain', async () => {
  const wallet = startWallet()
  await wallet.fake.services.permissions.grant(site, [account], sepolia)
  const proof = { balance: '0x1', nonce: '0x0', codeHash: hash, storageHash: hash, accountProof: [], storageProof: [] }
  wallet.fake.node = () => ok({ ...proof, any: 'thing' })
  expect(await wallet.ask('eth_getProof', [account, [], 'latest'])).toEqual({ result: { ...proof, any: 'thing' } })
  expect(wallet.fake.calls).toEqual([[sepolia, 'eth_getProof', [account, [], 'latest']]])
  wallet.fake.node = () => err({ kind: 'timeout' })
  expect(await wallet.ask('eth_blockNumber')).toEqual(error(4901))
})

test('the request keeps the chain the site had when it asked', async () => {
  const wallet = startWallet()
  await connect(wallet)
  const answer = wallet.ask('eth_sendTransaction', transaction)
  await expect.poll(() => wallet.approvals.window.length).toBe(1)
  await wallet.fake.services.permissions.setChain(site, sepolia)
  await wallet.decide(decision)
  expect(await answer).toEqual({ result: hash })
  expect(wallet.fake.submitted).toMatchObject([{ request: { chainId: 1 } }])
})

test('adding a network and switching to it are two consents', async () => {
  const wallet = startWallet()
  await connect(wallet)
  wallet.fake.node = () => ok('0x539')
  const params = [
    {
      chainId: '0x539',
      chainName: 'Local',
      nativeCurrency: { name: 'Ether', symbol: 'ETH', decimals: 18 },
      rpcUrls: ['https://rpc.example'],
    },
  ]
  const answer = wallet.ask('wallet_addEthereumChain', params)
  await wallet.decide({})
  expect(wallet.fake.added).toHaveLength(1)
  expect((await wallet.fake.services.permissions.get(site))?.chainId).toBe(1)
  await wallet.decide({})
  expect(await answer).toEqual({ result: null })
  expect((await wallet.fake.services.permissions.get(site))?.chainId).toBe(1_337)
})

test('added, and the switch refused: it was added, and the site stays where it is', async () => {
  const wallet = startWallet()
  await connect(wallet)
  wallet.fake.node = () => ok('0x539')
  const params = [
    {
      chainId: '0x539',
      chainName: 'Local',
      nativeCurrency: { name: 'Ether', symbol: 'ETH', decimals: 18 },
      rpcUrls: ['https://rpc.example'],
    },
  ]
  const answer = wallet.ask('wallet_addEthereumChain', params, 'add')
  await wallet.decide({})
  wallet.stop()
  const again = wallet.ask('wallet_addEthereumChain', params, 'add')
  await wallet.decide('refuse')
  expect(await again).toEqual({ result: null })
  expect((await wallet.fake.services.permissions.get(site))?.chainId).toBe(1)
  void answer
})

test('asked again by its id after a stop: one question, one signature, one answer', async () => {
  const wallet = startWallet()
  await connect(wallet)
  void wallet.ask('eth_sendTransaction', transaction, 'tx')
  await expect.poll(() => wallet.approvals.window.length).toBe(1)
  wallet.stop()
  const answer = wallet.ask('eth_sendTransaction', transaction, 'tx')
  await wallet.decide(decision)
  expect(await answer).toEqual({ result: hash })
  wallet.stop()
  await wallet.fake.services.permissions.revoke(site)
  expect(await wallet.ask('eth_sendTransaction', transaction, 'tx')).toEqual({ result: hash })
  expect(wallet.fake.submitted).toHaveLength(1)
  expect(wallet.approvals.window).toEqual(['show id-1', 'close'])
})

test('asked again by its id with no stop: the same', async () => {
  const wallet = startWallet()
  await connect(wallet)
  const answers = [1, 2, 3].map(() => wallet.ask('personal_sign', ['x', account], 'sign'))
  await wallet.decide({})
  const [first, ...others] = await Promise.all(answers)
  expect(others).toEqual([first, first])
  expect(wallet.approvals.executed).toHaveLength(1)
})

test('another document with the same id has its own question', async () => {
  const wallet = startWallet()
  await connect(wallet)
  void wallet.ask('personal_sign', ['x', account], 'sign')
  void wallet.ask('personal_sign', ['x', account], 'sign', { ...asker, channel: 'channel-2' })
  await expect.poll(async () => (await wallet.queue.list()).length).toBe(2)
})

test('what is unexpected crosses as one code and is reported', async () => {
  const wallet = startWallet()
  await connect(wallet)
  wallet.fake.node = () => {
    throw new Error('secret')
  }
  expect(await wallet.ask('eth_blockNumber')).toEqual({
    error: { code: -32603, message: 'The wallet could not do this.' },
  })
  expect(wallet.reported).toHaveLength(1)
})

test('an answer outside its schema does not leave', async () => {
  const wallet = startWallet()
  await connect(wallet)
  Object.assign(wallet.fake.services, { clientVersion: 7 })
  expect(await wallet.ask('web3_clientVersion')).toEqual(error(-32603))
})
