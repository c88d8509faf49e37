import { verifyMessage, verifyTypedData, type Hex } from 'viem'
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFailed, test } from 'vitest'
import { libraryNames, type LibraryName, type Mail, type Network } from '#tests/e2e/dapps/libraries/site-library.ts'
import { anvilChainId, receiptOf, rpc, startAnvil } from '#tests/e2e/fixtures/anvil.ts'
import { freePort } from '#tests/e2e/fixtures/free-port.ts'
import { launch, type DisposableDriver } from '#tests/e2e/fixtures/launch.ts'
import { serveLibraries } from '#tests/e2e/fixtures/library-site.ts'
import { openOwnWallet, type OwnWallet } from '#tests/e2e/fixtures/own-wallet.ts'
import { places } from '#tests/e2e/fixtures/places.ts'
import { LibraryPage, type Failure } from '#tests/e2e/pages/library-page.ts'
import type { HomeScreen } from '#tests/e2e/pages/home.ts'

/**
 * The libraries that sites use, each in a page of its own that goes the same way with it. What they bring about is checked
 * by viem (signatures) and by the node (transactions), what they saw by the page.
 */

const recipient = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8'

/** How each tells its site that the user said no: what the code of a site looks at. */
const refusals = {
  ethers5: { code: 4001 },
  ethers6: { code: 'ACTION_REJECTED' },
  viem: { name: 'UserRejectedRequestError', code: 4001 },
  wagmi: { name: 'UserRejectedRequestError', code: 4001 },
  web3: { code: 4001 },
} satisfies Record<LibraryName, Partial<Failure>>

const stop = new AbortController()
let driver: DisposableDriver
let wallet: OwnWallet & { readonly home: HomeScreen }
let site: string
let home: Network
let added: Readonly<Record<LibraryName, Network>>

/** A network that the wallet does not know yet, with a node of its own. */
async function newNetwork(name: LibraryName, index: number): Promise<readonly [LibraryName, Network]> {
  const chainId = 41_000 + index
  const { url } = await startAnvil({ port: await freePort(), chainId, signal: stop.signal })
  return [name, { chainId, name: `Network of ${name}`, rpcUrl: url }]
}

beforeAll(async () => {
  home = { chainId: anvilChainId, name: 'Localhost', rpcUrl: places().chain }
  const [served, networks] = await Promise.all([serveLibraries(stop.signal), Promise.all(libraryNames.map(newNetwork))])
  site = served.url
  added = Object.fromEntries(networks) as Record<LibraryName, Network>
  driver = await launch()
  wallet = await openOwnWallet(driver)
  await wallet.home.chooseNetwork(anvilChainId)
})

afterAll(async () => {
  await driver[Symbol.asyncDispose]()
  stop.abort()
})

describe.each(libraryNames)('%s', (name) => {
  let page: LibraryPage
  let broken = ''

  beforeEach(({ task }) => {
    if (broken !== '') throw new Error(`“${broken}” failed, and this stands on it`)
    onTestFailed(() => {
      broken = task.name
    })
  })

  const sees = (accounts: readonly string[]) =>
    page.waitForEvent(
      (event) => event.name === 'accounts' && event.value.join().toLowerCase() === accounts.join().toLowerCase(),
    )

  test('connects, and sees the account come', async () => {
    page = await LibraryPage.open(driver, site, name, [home, added[name]])
    const accounts = await page.approve(['connect'], 'connect')
    expect(accounts.map((account) => account.toLowerCase())).toEqual([wallet.address.toLowerCase()])
    expect(await page.do('chainId')).toBe(anvilChainId)
    await sees(accounts)
  })

  test('signs a message', async () => {
    const message = `Grüße von ${name}, 世界`
    const signature = (await page.approve(['message'], 'sign', message)) as Hex
    expect(await verifyMessage({ address: wallet.address, message, signature })).toBe(true)
  })

  test('tells its site of a refusal in its own way', async () => {
    expect(await page.reject('message', 'sign', 'no')).toMatchObject(refusals[name])
  })

  test('signs typed data', async () => {
    const mail: Mail = {
      domain: { name: 'Mail', version: '1', chainId: anvilChainId },
      types: {
        Mail: [
          { name: 'to', type: 'address' },
          { name: 'amount', type: 'uint256' },
          { name: 'contents', type: 'string' },
        ],
      },
      message: { to: recipient, amount: '123456789012345678901234567890', contents: `Hello from ${name}` },
    }
    const signature = (await page.approve(['typed-data'], 'signTyped', mail)) as Hex
    const message = { ...mail.message, to: recipient, amount: BigInt(mail.message.amount) } as const
    const data = { ...mail, primaryType: 'Mail', message, signature } as const
    expect(await verifyTypedData({ ...data, address: wallet.address })).toBe(true)
  })

  test('sends a transaction and waits until it is mined', async () => {
    const before = BigInt(await rpc<string>(home.rpcUrl, 'eth_getBalance', [recipient, 'latest']))
    const hash = await page.approve(['transaction'], 'send', recipient, '1000000000000001')
    const mined = await page.do('waitFor', hash)
    const receipt = await receiptOf(home.rpcUrl, hash)
    expect(receipt).toMatchObject({ status: '0x1', from: wallet.address.toLowerCase() })
    expect(mined).toEqual({ status: 'success', block: Number(receipt.blockNumber) })
    const after = BigInt(await rpc<string>(home.rpcUrl, 'eth_getBalance', [recipient, 'latest']))
    expect(after - before).toBe(1_000_000_000_000_001n)
  })

  test('adds a network and goes to it, and back to its first one unasked', async () => {
    const network = added[name]
    await page.approve(['chain', 'chain'], 'switchNetwork', network)
    await page.waitForEvent((event) => event.name === 'chain' && event.value === network.chainId)
    expect(await page.do('chainId')).toBe(network.chainId)
    expect(await page.do('blockNumber')).toBe(0)
    await page.do('switchNetwork', home)
    await page.waitForEvent((event) => event.name === 'chain' && event.value === anvilChainId)
    expect(await page.do('chainId')).toBe(anvilChainId)
  })

  test('gives its accounts back, and sees them go', async () => {
    await page.do('revoke')
    await sees([])
    await page.page.close()
  })
})
