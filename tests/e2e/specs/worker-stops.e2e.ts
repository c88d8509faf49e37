import { isAddressEqual, recoverMessageAddress, type Hex } from 'viem'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { anvilChainId, receiptOf, rpc } from '#tests/e2e/fixtures/anvil.ts'
import { byTestId } from '#tests/e2e/fixtures/driver.ts'
import { startHoldingNode, type Hold, type HoldingNode } from '#tests/e2e/fixtures/holding-node.ts'
import { launch, type DisposableDriver } from '#tests/e2e/fixtures/launch.ts'
import { openOwnWallet, type OwnWallet } from '#tests/e2e/fixtures/own-wallet.ts'
import { places } from '#tests/e2e/fixtures/places.ts'
import { until } from '#tests/e2e/fixtures/wait.ts'
import { ApprovalScreen } from '#tests/e2e/pages/approval.ts'
import type { Answer } from '#tests/e2e/pages/ask-provider.ts'
import { DemoSite } from '#tests/e2e/pages/demo-site.ts'
import type { HomeScreen } from '#tests/e2e/pages/home.ts'
import { testPassword } from '#tests/e2e/pages/onboarding.ts'
import { SendScreen } from '#tests/e2e/pages/send.ts'
import { SettingsScreen } from '#tests/e2e/pages/settings.ts'
import { UnlockScreen } from '#tests/e2e/pages/unlock.ts'

/** The worker is stopped at every state of a request. The page gets its answer, once, and the chain one transaction. */

const recipient = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8'

const stop = new AbortController()
let driver: DisposableDriver
let wallet: OwnWallet & { readonly home: HomeScreen }
let site: DemoSite
let node: HoldingNode

beforeAll(async () => {
  driver = await launch()
  wallet = await openOwnWallet(driver)
  node = await startHoldingNode(places().chain, stop.signal)
  const settings = await SettingsScreen.open(driver)
  await settings.setServer(anvilChainId, node.url)
  await settings.page.close()
  site = await DemoSite.open(driver, places().demo)
  await site.connect(driver)
  await site.moveTo(driver, anvilChainId)
})

beforeEach(() => async () => {
  await until('closed approval window', async () => (await ApprovalScreen.windows(driver)) === 0)
})

afterAll(async () => {
  await driver[Symbol.asyncDispose]()
  stop.abort()
})

const sign = (): Promise<Answer> => site.request('personal_sign', ['0x436f66666572', wallet.address])

async function isSigned({ result }: Answer): Promise<void> {
  const signer = await recoverMessageAddress({ message: 'Coffer', signature: result as Hex })
  expect(isAddressEqual(signer, wallet.address)).toBe(true)
}

const nonce = async (): Promise<number> =>
  Number(await rpc<string>(places().chain, 'eth_getTransactionCount', [wallet.address, 'latest']))

const broadcasts = (from: number): readonly unknown[] =>
  node.calls.slice(from).flatMap(({ method, params }) => (method === 'eth_sendRawTransaction' ? [params[0]] : []))

const pay = (): Promise<Answer> =>
  site.request('eth_sendTransaction', [{ from: wallet.address, to: recipient, value: '0x1' }])

/** A transaction that was asked for is mined, and is the only one since. */
async function isSentOnce({ result }: Answer, before: number, from: number): Promise<void> {
  expect(await receiptOf(places().chain, result as string)).toMatchObject({ status: '0x1' })
  expect(await nonce()).toBe(before + 1)
  expect(new Set(broadcasts(from)).size).toBe(1)
}

/** Sends by the site, stops the worker where `hold` holds it, goes on, and looks at what came of it. */
async function sendAndStop(held: () => Hold, end: (hold: Hold) => void): Promise<void> {
  const [before, from] = [await nonce(), node.calls.length]
  const answer = pay()
  const approval = await ApprovalScreen.find(driver, 'transaction')
  await approval.arm()
  const hold = held()
  await approval.page.click(byTestId('approve'))
  await hold.reached
  await driver.stopWorker()
  end(hold)
  await isSentOnce(await answer, before, from)
}

test('stopped while the request is on its way', async () => {
  const answer = sign()
  await driver.stopWorker()
  const approval = await ApprovalScreen.find(driver, 'message')
  expect(await ApprovalScreen.windows(driver)).toBe(1)
  await approval.approve()
  await isSigned(await answer)
})

test('stopped while the window opens', async () => {
  const answer = sign()
  await ApprovalScreen.findWindow(driver)
  await driver.stopWorker()
  const approval = await ApprovalScreen.find(driver, 'message')
  expect(await ApprovalScreen.windows(driver)).toBe(1)
  await approval.approve()
  await isSigned(await answer)
})

test('stopped while the question waits', async () => {
  const answer = sign()
  const approval = await ApprovalScreen.find(driver, 'message')
  const id = await approval.requestId()
  await driver.stopWorker()
  expect(await ApprovalScreen.windows(driver)).toBe(1)
  expect(await approval.requestId()).toBe(id)
  await approval.approve()
  await isSigned(await answer)
})

test('stopped while the question waits, and refused then', async () => {
  const answer = sign()
  const approval = await ApprovalScreen.find(driver, 'message')
  await driver.stopWorker()
  await approval.reject()
  expect(await answer).toMatchObject({ code: 4001 })
})

test('stopped twice while two questions wait', async () => {
  const answers = [sign(), sign()]
  const approval = await ApprovalScreen.find(driver, 'message')
  await approval.page.waitFor(byTestId('approval-queue', { 'data-count': 2 }))
  await driver.stopWorker()
  await approval.approve()
  await driver.stopWorker()
  await approval.approve()
  for (const answer of await Promise.all(answers)) await isSigned(answer)
})

test('stopped in the moment of the consent', async () => {
  const answer = sign()
  await (await ApprovalScreen.find(driver, 'message')).press()
  await driver.stopWorker()
  await isSigned(await answer)
})

test('stopped while a transaction is on its way', async () => {
  const [before, from] = [await nonce(), node.calls.length]
  const answer = pay()
  await driver.stopWorker()
  await (await ApprovalScreen.find(driver, 'transaction')).approve()
  await isSentOnce(await answer, before, from)
})

test('stopped while the question about a transaction waits', async () => {
  const [before, from] = [await nonce(), node.calls.length]
  const answer = pay()
  const approval = await ApprovalScreen.find(driver, 'transaction')
  await driver.stopWorker()
  await approval.approve()
  await isSentOnce(await answer, before, from)
})

test('stopped in the moment of the consent to a transaction', async () => {
  const [before, from] = [await nonce(), node.calls.length]
  const answer = pay()
  await (await ApprovalScreen.find(driver, 'transaction')).press()
  await driver.stopWorker()
  await isSentOnce(await answer, before, from)
})

test('stopped before the nonce is known', async () => {
  await sendAndStop(
    () => node.hold('eth_getTransactionCount', 'before'),
    (hold) => {
      hold.lose()
    },
  )
})

test('stopped when it is signed and on its way to the node, where it never arrives', async () => {
  await sendAndStop(
    () => node.hold('eth_sendRawTransaction', 'before'),
    (hold) => {
      hold.lose()
    },
  )
})

test('stopped when it is signed and on its way to the node, where it arrives late', async () => {
  await sendAndStop(
    () => node.hold('eth_sendRawTransaction', 'before'),
    (hold) => {
      hold.release()
    },
  )
})

test('stopped when the node has it and nobody was told', async () => {
  await sendAndStop(
    () => node.hold('eth_sendRawTransaction', 'after'),
    (hold) => {
      hold.lose()
    },
  )
})

test('stopped while the wallet sends by itself', async () => {
  const before = await nonce()
  await wallet.home.page.goto(driver.extensionUrl('popup.html'))
  await wallet.home.waitFor()
  await wallet.home.enter('send')
  const form = new SendScreen(wallet.home.page)
  await form.fill(recipient, '0.5')
  const approval = await form.review(driver)
  await approval.arm()
  const hold = node.hold('eth_sendRawTransaction', 'before')
  await approval.page.click(byTestId('approve'))
  await hold.reached
  await driver.stopWorker()
  hold.lose()
  await until('sent transaction', async () => (await nonce()) === before + 1)
})

test('stays unlocked when it is stopped', async () => {
  await driver.stopWorker()
  await wallet.home.page.goto(driver.extensionUrl('popup.html'))
  await wallet.home.waitFor()
  expect(await wallet.home.address()).toBe(wallet.address)
  expect(await site.request('eth_accounts')).toEqual({ result: [wallet.address.toLowerCase()] })
})

test('stopped while the password is asked for', async () => {
  await wallet.home.lock()
  const answer = site.request('eth_requestAccounts')
  const window = await ApprovalScreen.findWindow(driver)
  const unlock = new UnlockScreen(window)
  await unlock.waitFor()
  await driver.stopWorker()
  expect(await ApprovalScreen.windows(driver)).toBe(1)
  await unlock.unlock(testPassword)
  expect(await answer).toEqual({ result: [wallet.address.toLowerCase()] })
})
