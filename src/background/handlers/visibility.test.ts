import { expect, test, vi } from 'vitest'
import { account, chain, site } from '#domain/approvals/testing/queue.ts'
import { usualDefaults } from '#domain/visibility/defaults.ts'
import { visibilityHandlers } from '#background/handlers/visibility.ts'
import { startWallet } from '#provider/testing/provider.ts'

function start() {
  const wallet = startWallet()
  const choose = vi.fn((origin: typeof site, { blocked }: { blocked?: boolean }) => {
    if (blocked === true) wallet.approvals.blocked.add(origin)
    else wallet.approvals.blocked.delete(origin)
    return Promise.resolve()
  })
  const { permissions } = wallet.fake.services
  const handlers = visibilityHandlers({
    visibility: {
      defaults: () => Promise.resolve(usualDefaults),
      setDefaults: () => Promise.resolve(),
      list: () => Promise.resolve([]),
      choose,
      isBlocked: () => Promise.resolve(false),
      isInEffect: () => Promise.reject(new Error('the browser does not say')),
      apply: () => Promise.resolve(),
    },
    permissions,
    queue: wallet.queue,
    tabs: { look: () => Promise.resolve(null), reload: () => Promise.resolve() },
  })
  return { wallet, permissions, handlers, choose }
}

test('blocking takes back what the site was given and what it asked; it is asked about no more, and told 4100', async () => {
  const { wallet, permissions, handlers } = start()
  await permissions.grant(site, [account], chain)
  const waiting = wallet.ask('personal_sign', ['0x00', account])
  await expect.poll(() => wallet.approvals.window.length).toBe(1)
  await handlers['visibility.block']({ origin: site, blocked: true })
  expect(await waiting).toMatchObject({ error: { code: 4100 } })
  expect(await permissions.get(site)).toBeNull()
  const shown = wallet.approvals.window.length
  expect(await wallet.ask('eth_requestAccounts')).toMatchObject({ error: { code: 4100 } })
  expect(await wallet.ask('wallet_requestPermissions', [{ eth_accounts: {} }])).toMatchObject({ error: { code: 4100 } })
  expect(await wallet.ask('eth_accounts')).toEqual({ result: [] })
  expect(await wallet.ask('eth_chainId')).toEqual({ result: '0x1' })
  expect(wallet.approvals.window.length).toBe(shown)
})

test('blocked no more, it may ask again and has nothing of before', async () => {
  const { wallet, handlers } = start()
  await handlers['visibility.block']({ origin: site, blocked: true })
  await handlers['visibility.block']({ origin: site, blocked: false })
  const answer = wallet.ask('eth_requestAccounts')
  await wallet.decide('refuse')
  expect(await answer).toMatchObject({ error: { code: 4001 } })
})

test('blocking is offered where a site asks again after a refusal', async () => {
  const { wallet, handlers } = start()
  expect(await handlers['visibility.isAskingAgain']({ origin: site })).toEqual({ again: false })
  const answer = wallet.ask('eth_requestAccounts')
  await wallet.decide('refuse')
  await answer
  expect(await handlers['visibility.isAskingAgain']({ origin: site })).toEqual({ again: true })
})

test('a browser that does not say counts as one that does not do what was chosen', async () => {
  const { handlers } = start()
  expect(await handlers['visibility.get']({})).toEqual({ defaults: usualDefaults, choices: [], inEffect: false })
})
