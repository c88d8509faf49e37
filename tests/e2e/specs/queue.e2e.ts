import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { byTestId } from '#tests/e2e/fixtures/driver.ts'
import { launch, type DisposableDriver } from '#tests/e2e/fixtures/launch.ts'
import { importWallet, type OwnWallet } from '#tests/e2e/fixtures/own-wallet.ts'
import { demoSite, serve } from '#tests/e2e/fixtures/serve.ts'
import { until } from '#tests/e2e/fixtures/wait.ts'
import { ApprovalScreen } from '#tests/e2e/pages/approval.ts'
import { DemoSite } from '#tests/e2e/pages/demo-site.ts'

/** Requests that wait for the user, and the ways in which they stop waiting. Each test has a site of its own. */

let driver: DisposableDriver
let wallet: OwnWallet
let site: DemoSite
let stop: AbortController

beforeAll(async () => {
  driver = await launch()
  wallet = await importWallet(driver)
})

beforeEach(async () => {
  stop = new AbortController()
  site = await DemoSite.open(driver, (await serve({ directory: demoSite, signal: stop.signal })).url)
  await site.connect(driver)
  return async () => {
    await site.page.close()
    stop.abort()
    await noWindow()
  }
})

afterAll(async () => {
  await driver[Symbol.asyncDispose]()
})

const sign = (text: string) => site.request('personal_sign', [text, wallet.address])
const noWindow = () => until('closed approval window', async () => (await ApprovalScreen.windows(driver)) === 0)

const queueOf = (approval: ApprovalScreen, count: number) =>
  approval.page.waitFor(byTestId('approval-queue', { 'data-count': count }))

test('shows one window for several requests, in order, and refuses them all at once', async () => {
  const first = sign('0x01')
  const approval = await ApprovalScreen.find(driver, 'message')
  const others = [sign('0x02'), sign('0x03')]
  await queueOf(approval, 3)
  expect(await ApprovalScreen.windows(driver)).toBe(1)
  await approval.approve()
  expect((await first).result).toMatch(/^0x[0-9a-f]{130}$/)
  await queueOf(approval, 2)
  await approval.rejectAll()
  for (const answer of await Promise.all(others)) expect(answer.code).toBe(4001)
})

test('takes a closed window as a refusal of all that waited', async () => {
  const answers = [sign('0x01'), sign('0x02')]
  const approval = await ApprovalScreen.find(driver, 'message')
  await queueOf(approval, 2)
  await approval.page.close()
  for (const answer of await Promise.all(answers)) expect(answer.code).toBe(4001)
})

test('lets go of the requests of a page that goes elsewhere', async () => {
  void sign('0x01').catch(() => undefined)
  await ApprovalScreen.find(driver, 'message')
  await site.page.goto('about:blank')
  await noWindow()
})

test('lets go of the requests of a page that is closed, and of no other', async () => {
  const server = await serve({ directory: demoSite, signal: stop.signal })
  const guest = await DemoSite.open(driver, server.url)
  void guest.request('eth_requestAccounts').catch(() => undefined)
  await ApprovalScreen.find(driver, 'connect')
  const own = sign('0x01')
  const approval = await ApprovalScreen.find(driver)
  await queueOf(approval, 2)
  await guest.page.close()
  await approval.waitFor('message')
  await approval.approve()
  expect((await own).result).toMatch(/^0x/)
})

test('takes five requests of a site at most', async () => {
  const waiting = ['0x01', '0x02', '0x03', '0x04', '0x05'].map(sign)
  const approval = await ApprovalScreen.find(driver, 'message')
  await queueOf(approval, 5)
  expect(await sign('0x06')).toMatchObject({ code: -32_005 })
  await approval.rejectAll()
  await Promise.all(waiting)
})

test('takes twenty requests of five sites, one window and one after another, and answers each', async () => {
  const sites = [site]
  for (let next = 1; next < 5; next += 1) {
    const opened = await DemoSite.open(driver, (await serve({ directory: demoSite, signal: stop.signal })).url)
    await opened.connect(driver)
    sites.push(opened)
  }
  const asked = sites.flatMap((from) =>
    [1, 2, 3, 4].map((text) => from.request('personal_sign', [`0x0${text}`, wallet.address])),
  )
  const approval = await ApprovalScreen.find(driver, 'message')
  await queueOf(approval, 20)
  expect(await ApprovalScreen.windows(driver)).toBe(1)
  expect(await sign('0x05')).toMatchObject({ code: -32_005 })
  await approval.approve()
  await queueOf(approval, 19)
  await approval.reject()
  await queueOf(approval, 18)
  await approval.rejectAll()
  const answers = await Promise.all(asked)
  expect(answers.filter(({ result }) => result !== undefined)).toHaveLength(1)
  expect(answers.filter(({ code }) => code === 4001)).toHaveLength(19)
  for (const guest of sites.slice(1)) await guest.page.close()
})

test('does not ask twice whether to connect', async () => {
  await site.request('wallet_revokePermissions', [{ eth_accounts: {} }])
  const first = site.request('eth_requestAccounts')
  const approval = await ApprovalScreen.find(driver, 'connect')
  expect(await site.request('eth_requestAccounts')).toMatchObject({ code: -32_002 })
  await approval.reject()
  expect(await first).toMatchObject({ code: 4001 })
})

test('leaves the user alone after three refusals within a minute', async () => {
  for (const text of ['0x01', '0x02', '0x03']) {
    const answer = sign(text)
    await (await ApprovalScreen.find(driver, 'message')).reject()
    expect(await answer).toMatchObject({ code: 4001 })
  }
  expect(await sign('0x04')).toMatchObject({ code: -32_005 })
  expect(await ApprovalScreen.windows(driver)).toBe(0)
})

test('refuses what is malformed without a window', async () => {
  expect(await site.request('personal_sign', ['0x01'])).toMatchObject({ code: -32_602 })
  expect(await site.request('eth_sign', [wallet.address, '0x01'])).toMatchObject({ code: 4200 })
  expect(await site.request('eth_sendTransaction', [{ from: wallet.address, to: '0x12' }])).toMatchObject({
    code: -32_602,
  })
  expect(await ApprovalScreen.windows(driver)).toBe(0)
})
