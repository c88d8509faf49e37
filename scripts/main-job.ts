import { isAddressEqual, recoverMessageAddress, type Address, type Hex } from 'viem'
import { anvilChainId, fund, receiptOf } from '#tests/e2e/fixtures/anvil.ts'
import type { Driver } from '#tests/e2e/fixtures/driver.ts'
import { ApprovalScreen } from '#tests/e2e/pages/approval.ts'
import { DemoSite } from '#tests/e2e/pages/demo-site.ts'
import { HomeScreen } from '#tests/e2e/pages/home.ts'
import { Onboarding } from '#tests/e2e/pages/onboarding.ts'
import { say, step } from './steps.ts'

const message = 'Hello from the demo site'

/** What a wallet is for, as a person would do it: make one, connect a site, sign, send, see it mined. */
export async function mainJob(
  driver: Driver,
  places: { readonly chain: string; readonly demo: string },
): Promise<void> {
  await step('Created a wallet', async () => (await Onboarding.find(driver)).create(), {
    limit: 120_000,
    tell: (words) => `a recovery phrase of ${words.length} words, written back and sealed under a password`,
  })
  const home = await HomeScreen.open(driver)
  const address = (await step('Its first account', () => home.address(), { tell: (text) => text })) as Address

  await step(
    'Funded it on the local chain',
    async () => {
      await fund(places.chain, address)
      await home.page.reload()
      await home.waitFor()
      await home.chooseNetwork(anvilChainId)
      return home.waitForBalance((wei) => wei > 0n)
    },
    { tell: (wei) => `${wei / 10n ** 18n} ether on the home screen` },
  )

  const site = await step('Opened the demo site', () => DemoSite.open(driver, places.demo), { tell: () => places.demo })

  await step(
    'Connected the site',
    async () => {
      await site.press('connect')
      await (await ApprovalScreen.find(driver, 'connect')).approve()
      return site.result('connect')
    },
    { tell: () => 'the site sees the account' },
  )

  await step(
    'Signed a message',
    async () => {
      await site.press('sign')
      await (await ApprovalScreen.find(driver, 'message')).approve()
      const signature = (await site.result('sign')) as Hex
      const signer = await recoverMessageAddress({ message, signature })
      if (!isAddressEqual(signer, address)) throw new Error(`the signature is by ${signer}, not by ${address}`)
      return signature
    },
    { tell: (signature) => `${signature.slice(0, 20)}… recovers to the account` },
  )

  await step(
    'Chose the local chain for the site',
    async () => {
      await site.moveTo(driver, anvilChainId)
      return site.chainId()
    },
    { tell: (chainId) => `network ${chainId}` },
  )

  const hash = await step(
    'Sent a transaction',
    async () => {
      await site.press('send')
      await (await ApprovalScreen.find(driver, 'transaction')).approve()
      return site.result('send')
    },
    { tell: (text) => text },
  )

  await step(
    'Mined',
    async () => {
      const { status, blockNumber } = await receiptOf(places.chain, hash)
      if (status !== '0x1') throw new Error(`${hash} failed on the chain`)
      return Number(blockNumber)
    },
    { tell: (block) => `in block ${block}` },
  )
  say()
  say(`Transaction ${hash}`)
}
