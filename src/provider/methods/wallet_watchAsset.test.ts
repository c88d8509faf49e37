import { beforeEach, expect, test } from 'vitest'
import { err } from '#core/result.ts'
import { account, chain, site } from '#domain/approvals/testing/queue.ts'
import { contractNode, erc20, says, supportsOnly } from '#domain/testing/contracts.ts'
import { token } from '#domain/testing/subjects.ts'
import { startWallet, type Wallet } from '#provider/testing/provider.ts'
import { stranger } from '#provider/testing/services.ts'

let wallet: Wallet

beforeEach(async () => {
  wallet = startWallet()
  wallet.fake.node = contractNode({ [token]: erc20() })
  await wallet.fake.services.permissions.grant(site, [account], chain)
})

const watch = (options: object = {}, type = 'ERC20') =>
  wallet.ask('wallet_watchAsset', { type, options: { address: token, ...options } })

const pln = {
  type: 'erc20',
  chainId: chain,
  address: token,
  symbol: 'PLN',
  name: 'Polish zloty',
  decimals: 6,
} as const

test('what the contract says is asked about, kept after consent, and not asked about again', async () => {
  const answer = watch({ symbol: 'PLN', decimals: 6, image: 'https://tracker.example/pln.png' })
  await wallet.decide({})
  expect(await answer).toEqual({ result: true })
  expect(await wallet.fake.services.assets.isWatched(pln)).toBe(true)
  expect(await watch()).toEqual({ result: true })
  expect(wallet.approvals.window.filter((event) => event.startsWith('show'))).toHaveLength(1)
  expect(JSON.stringify(wallet.fake.calls)).not.toContain('tracker.example')
})

test('a refusal is 4001, and nothing is kept', async () => {
  const answer = watch()
  await wallet.decide('refuse')
  expect(await answer).toMatchObject({ error: { code: 4001 } })
  expect(await wallet.fake.services.assets.isWatched(pln)).toBe(false)
})

test('an NFT of an account of this site', async () => {
  wallet.fake.node = contractNode({
    [token]: { supportsInterface: supportsOnly('erc721'), ownerOf: says(account) },
  })
  const answer = watch({ tokenId: '7' }, 'ERC721')
  await wallet.decide({})
  expect(await answer).toEqual({ result: true })
})

test.each([
  ['another symbol', { symbol: 'PLN2' }, 'symbol'],
  ['the symbol in other letters', { symbol: 'pln' }, 'symbol'],
  ['other decimals', { decimals: 18 }, 'decimals'],
  ['another network', { chainId: 10 }, 'network'],
  ['an account', { address: stranger }, 'no contract'],
])('a site that says %s is told so with -32602, and no window opens', async (_, options, word) => {
  const answer = await watch(options)
  expect(answer).toMatchObject({ error: { code: -32602 } })
  expect(JSON.stringify(answer)).toContain(word)
  expect(wallet.approvals.window).toEqual([])
})

test('an NFT of somebody else, and a contract whose words hide something, open no window', async () => {
  wallet.fake.node = contractNode({
    [token]: { supportsInterface: supportsOnly('erc721'), ownerOf: says(stranger) },
  })
  expect(await watch({ tokenId: '7' }, 'ERC721')).toMatchObject({ error: { code: -32602 } })
  wallet.fake.node = contractNode({ [token]: erc20({ symbol: says('PLN\u202e') }) })
  expect(await watch()).toMatchObject({ error: { code: -32602 } })
  expect(wallet.approvals.window).toEqual([])
})

test('a network that does not answer is 4901, not a contract that is not there', async () => {
  wallet.fake.node = () => err({ kind: 'unreachable' })
  expect(await watch()).toMatchObject({ error: { code: 4901 } })
})

test('before a grant it is 4100, and nobody is asked anything', async () => {
  await wallet.fake.services.permissions.revoke(site)
  expect(await watch()).toMatchObject({ error: { code: 4100 } })
  expect(wallet.fake.calls).toEqual([])
})

test('the contract is asked in the turn of the site', async () => {
  const answer = watch()
  await wallet.decide('refuse')
  await answer
  expect(wallet.fake.turns).toHaveLength(wallet.fake.calls.length)
  expect(new Set(wallet.fake.turns)).toEqual(new Set([site]))
})
