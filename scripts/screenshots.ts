import { rm } from 'node:fs/promises'
import { anvilChainId, localhostPort, startAnvil, testAddress, testPhrase } from '#tests/e2e/fixtures/anvil.ts'
import { ContractMaker } from '#tests/e2e/fixtures/contracts.ts'
import { byTestId, type Driver } from '#tests/e2e/fixtures/driver.ts'
import { launch } from '#tests/e2e/fixtures/launch.ts'
import { addressAt } from '#tests/e2e/fixtures/own-wallet.ts'
import { dangers, signingRequests } from '#tests/e2e/fixtures/signing-requests.ts'
import { demoSite, serve } from '#tests/e2e/fixtures/serve.ts'
import { ApprovalScreen, type ApprovalKind } from '#tests/e2e/pages/approval.ts'
import { DemoSite, type DemoAction } from '#tests/e2e/pages/demo-site.ts'
import { HomeScreen } from '#tests/e2e/pages/home.ts'
import { Onboarding, testPassword } from '#tests/e2e/pages/onboarding.ts'
import { SettingsScreen } from '#tests/e2e/pages/settings.ts'
import { UnlockScreen } from '#tests/e2e/pages/unlock.ts'
import { allowances } from './allowance-moments.ts'
import { ensureBrowsers } from './browsers.ts'
import { album, Camera } from './camera.ts'
import { contacts } from './contact-moments.ts'
import { damageVault } from './damage-vault.ts'
import { unusual, waiting, warnings } from './moments.ts'
import { endOnSignal, run } from './run.ts'
import { bad, reason, say } from './steps.ts'

/** `npm run screenshots`: every screen at 360 × 600, light and dark, English and Chinese, driven as a person would. */

/** Screens behind home, by the name in their address. */
const screens = [
  'accounts',
  'pick-network',
  'add-asset',
  'send',
  'receive',
  'activity',
  'calls',
  'settings',
  'networks',
  'add-network',
  'sites',
  'provider',
  'phrase',
  'password',
  'limits',
  'about',
]

const localChain = `http://127.0.0.1:${String(localhostPort)}`
const otherChain = { id: 31_338, port: 8546 }

async function onboarding(driver: Driver, camera: Camera): Promise<void> {
  const create = await Onboarding.find(driver)
  await camera.take(create.page, 'onboarding-1-welcome')
  let count = 1
  const onStep = (way: string) => async (step: string) => {
    count += 1
    await camera.take(create.page, `onboarding-${way}-${count}-${step === 'plain' ? 'explain' : step}`)
  }
  await create.create({ onStep: onStep('create'), stayAt: 'password' })

  await create.page.goto(driver.extensionUrl('onboarding.html'))
  await create.page.click(byTestId('import-wallet'))
  await create.page.waitFor(byTestId('phrase-input'))
  await camera.take(create.page, 'onboarding-import-2-phrase')
  await create.page.goto(driver.extensionUrl('onboarding.html'))
  count = 2
  await create.import(testPhrase, { onStep: onStep('import') })
  await create.page.close()
}

async function approval(
  driver: Driver,
  camera: Camera,
  kind: ApprovalKind,
  site: DemoSite,
  action: DemoAction,
): Promise<void> {
  await site.press(action)
  const window = await ApprovalScreen.find(driver, kind)
  await camera.take(window.page, `approval-${kind}-${action}`.replace(/-connect-connect$/, '-connect'))
  await window.approve()
  if (await site.asksBack(driver, action)) {
    const next = await ApprovalScreen.find(driver)
    await camera.take(next.page, `approval-${kind}-${action}-then`)
    await next.approve()
  }
  await site.answer(action)
}

/** A list of calls, which no button of the demo site asks for. */
async function calls(driver: Driver, camera: Camera, site: DemoSite): Promise<void> {
  const to = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8'
  const allow = `0x095ea7b3${to.slice(2).toLowerCase().padStart(64, '0')}${'f'.repeat(64)}`
  const list = [
    { to, value: '0x2386f26fc10000' },
    { to, data: allow },
  ]
  const chainId = `0x${anvilChainId.toString(16)}`
  const answer = site.request('wallet_sendCalls', [{ version: '2.0.0', chainId, atomicRequired: false, calls: list }])
  const window = await ApprovalScreen.find(driver, 'calls')
  await camera.take(window.page, 'approval-calls')
  await window.approve()
  await answer
}

async function approvals(driver: Driver, camera: Camera, site: DemoSite): Promise<void> {
  await approval(driver, camera, 'connect', site, 'connect')
  await site.moveTo(driver, anvilChainId)
  await approval(driver, camera, 'message', site, 'sign')
  await approval(driver, camera, 'typed-data', site, 'typed')
  await approval(driver, camera, 'transaction', site, 'send')
  await approval(driver, camera, 'transaction', site, 'deploy')
  await calls(driver, camera, site)
  await site.fill('chain-id', String(otherChain.id))
  await approval(driver, camera, 'chain', site, 'add-network')
  await site.moveTo(driver, anvilChainId)

  const { origin } = new URL(await site.page.url())
  for (const { name, kind, method, params } of signingRequests(addressAt(testPhrase), origin)) {
    await site.page.bringToFront()
    const answer = site.request(method, params)
    const window = await ApprovalScreen.find(driver, kind)
    await camera.take(window.page, `approval-${name}`)
    await window.approve()
    await answer
  }

  await site.press('sign')
  await site.press('typed')
  const queue = await ApprovalScreen.find(driver)
  await queue.page.waitFor(byTestId('approval-queue'))
  await camera.take(queue.page, 'approval-queue')
  await queue.rejectAll()
}

/** What a danger looks like before anything is scrolled. */
async function alarming(driver: Driver, camera: Camera, site: DemoSite): Promise<void> {
  for (const { name, kind, method, params } of dangers(addressAt(testPhrase))) {
    await site.page.bringToFront()
    const answer = site.request(method, params)
    const window = await ApprovalScreen.find(driver, kind)
    await window.page.waitFor(byTestId('ack-danger'))
    await camera.take(window.page, `approval-danger-${name}`)
    await window.reject()
    await answer
  }
}

type Contracts = { readonly token: string; readonly cards: string }

/** What the wallet watches: a token and an NFT, suggested by the site. */
async function assets(driver: Driver, camera: Camera, site: DemoSite): Promise<Contracts> {
  const maker = await ContractMaker.open(localChain)
  const token = await maker.deploy('ERC20PresetFixedSupply', [
    'Polish zloty',
    'PLN',
    12_345_678n * 10n ** 14n,
    testAddress,
  ])
  const copy = await maker.deploy('ERC20PresetFixedSupply', ['Ether', 'ETH', 10n ** 18n, testAddress])
  const cards = await maker.deploy('ERC721PresetMinterPauserAutoId', ['Cards', 'CARD', 'https://cards.example/'])
  await maker.call('ERC721PresetMinterPauserAutoId', cards, 'mint', [testAddress])
  const suggestions = [
    ['token', { type: 'ERC20', options: { address: token } }],
    ['nft', { type: 'ERC721', options: { address: cards, tokenId: '0' } }],
    ['copy', { type: 'ERC20', options: { address: copy } }],
  ] as const
  for (const [name, suggestion] of suggestions) {
    const asked = site.request('wallet_watchAsset', [suggestion])
    const window = await ApprovalScreen.find(driver, 'asset')
    await camera.take(window.page, `approval-asset-${name}`)
    await (name === 'copy' ? window.reject() : window.approve())
    await asked
  }
  const data = `0xa9059cbb${maker.address.slice(2).toLowerCase().padStart(64, '0')}${(15n * 10n ** 17n).toString(16).padStart(64, '0')}`
  const asked = site.request('eth_sendTransaction', [{ from: testAddress, to: token, data }])
  const window = await ApprovalScreen.find(driver, 'transaction')
  await window.arm()
  await camera.take(window.page, 'approval-transaction-token')
  await window.reject()
  await asked
  return { token, cards }
}

/** Limits of a site, what is above them, and what waits. */
async function guardrails(driver: Driver, camera: Camera, site: DemoSite): Promise<void> {
  const { origin } = new URL(await site.page.url())
  const settings = await SettingsScreen.open(driver)
  await settings.limitSite(origin, '0.1')
  await camera.take(settings.page, 'limits-of-site')
  await site.press('send')
  const above = await ApprovalScreen.find(driver, 'transaction')
  await above.page.waitFor(byTestId('step-up-password'))
  await camera.take(above.page, 'approval-transaction-above-limit')
  await above.reject()
  await settings.page.close()
  const looser = await SettingsScreen.open(driver)
  await looser.holdSite(origin, '0.1', testPassword)
  await camera.take(looser.page, 'limits-with-wait')
  await looser.page.close()
  await site.press('send')
  const waits = await ApprovalScreen.find(driver, 'transaction')
  await waits.arm()
  await camera.take(waits.page, 'approval-transaction-will-wait')
  await waits.approve()
  const activity = await driver.open(driver.extensionUrl('popup.html#activity'))
  await activity.waitFor(byTestId('held'))
  await camera.take(activity, 'activity-held')
  await activity.click(byTestId('held-cancel'))
  await site.answer('send')
  await activity.close()
}

async function wallet(driver: Driver, camera: Camera): Promise<void> {
  const home = await HomeScreen.open(driver)
  await home.chooseNetwork(anvilChainId)
  await home.waitForBalance((wei) => wei > 0n)
  await camera.take(home.page, 'home')
  await contacts(driver, camera)
  for (const name of screens) {
    await camera.takePath(`popup.html#${name}`, name, 'h1')
  }
  for (const [list, item, name] of [
    ['home', 'asset', 'asset'],
    ['activity', 'activity-item', 'transaction'],
    ['networks', 'network-item', 'network'],
    ['sites', 'site', 'site'],
  ] as const) {
    const page = await driver.open(driver.extensionUrl(`popup.html#${list}`))
    await page.click(byTestId(item))
    await page.waitFor(byTestId(item), 'detached')
    await camera.take(page, name)
    await page.close()
  }
  await home.page.bringToFront()
  await home.lock()
  await camera.take(home.page, 'unlock')
  const unlock = new UnlockScreen(home.page)
  await unlock.tryPassword(`not ${testPassword}`)
  await unlock.error()
  await camera.take(home.page, 'unlock-wrong-password')
}

async function screenshots(): Promise<void> {
  const stop = new AbortController()
  try {
    ensureBrowsers(['chromium'], say)
    const build = await run(['npm', 'run', 'build'])
    if (build.code !== 0) throw new Error(`the build failed:\n${build.output}`)
    await rm(album, { recursive: true, force: true })
    await startAnvil({ reuse: true, signal: stop.signal })
    await startAnvil({ port: otherChain.port, chainId: otherChain.id, reuse: true, signal: stop.signal })
    const demo = await serve({ directory: demoSite, signal: stop.signal })
    await using driver = await launch({ browser: 'chromium' })
    const camera = await Camera.open(driver)
    await onboarding(driver, camera)
    const site = await DemoSite.open(driver, demo.url)
    await approvals(driver, camera, site)
    // Of a site that was refused three times within a minute nothing is asked for a while.
    const siteAt = async (name: string): Promise<DemoSite> => {
      const other = await DemoSite.open(driver, demo.url.replace('localhost', `${name}.localhost`))
      await other.connect(driver)
      await other.moveTo(driver, anvilChainId)
      return other
    }
    await alarming(driver, camera, await siteAt('alarming'))
    const contracts = await assets(driver, camera, site)
    await warnings(driver, camera, await siteAt('warnings'), contracts)
    const market = await siteAt('market')
    await allowances(driver, camera, market, localChain, contracts)
    await waiting(driver, camera, market, localChain)
    await unusual(driver, camera, await siteAt('unusual'), localChain)
    await guardrails(driver, camera, await siteAt('limits'))
    await wallet(driver, camera)
    await damageVault(driver)
    await camera.takePath('popup.html', 'recovery', byTestId('recovery'))
    say(`${camera.taken} pictures in ${album}`)
  } finally {
    stop.abort()
  }
}

endOnSignal()
try {
  await screenshots()
  process.exit(0)
} catch (error) {
  say(`${bad('It did not work:')} ${reason(error)}`)
  process.exit(1)
}
