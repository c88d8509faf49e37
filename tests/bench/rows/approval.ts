import { encodeFunctionData, parseAbi } from 'viem'
import type { Chain } from '#tests/bench/chain.ts'
import { byTestId } from '#tests/bench/coffer.ts'
import type { Measurement } from '#tests/bench/row.ts'
import { askDirectly, type Request } from '#tests/bench/rows/ask.ts'
import { interleaved, summary } from '#tests/bench/statistics.ts'
import type { Bench, Subject } from '#tests/bench/subject.ts'
import type { Tab } from '#tests/bench/tab.ts'
import { startAnvil, testAddress } from '#tests/e2e/fixtures/anvil.ts'
import { ContractMaker } from '#tests/e2e/fixtures/contracts.ts'
import { freePort } from '#tests/e2e/fixtures/free-port.ts'

/** Where the wallet's Localhost network looks for a node. */
const node = 'http://127.0.0.1:8545'

/** Milliseconds to the node of the review: what a node of the network is usually away. */
const away = 100

const abi = parseAbi([
  'function transfer(address to, uint256 amount)',
  'function balanceOf(address account) view returns (uint256)',
])
const recipient = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8'

type Opening = { readonly page: string; readonly request: Request; readonly until: string }

/**
 * From a site's request to the window, and to what is looked for being painted there. The site's page is closed then, and
 * what it asked goes with it: a refusal by hand would soon keep the site from asking.
 */
const opener =
  ({ browser }: Subject, site: string, { page, request, until }: Opening) =>
  async (): Promise<number> => {
    const tab = await browser.blank()
    await tab.goto(site)
    const coming = browser.nextTab(`${browser.origin}/${page}`)
    const asked = await tab.evaluate((ask: object) => {
      const { ethereum } = globalThis as unknown as { ethereum: { request(ask: object): Promise<unknown> } }
      ethereum.request(ask).catch(() => undefined)
      return performance.timeOrigin + performance.now()
    }, request)
    const seen = await watched(await coming, until)
    await tab.close()
    if (page === 'empty.html') await browser.closeTabs(browser.origin)
    else await browser.noTabs(`${browser.origin}/${page}`)
    return seen - asked
  }

/** The document that a window begins with is not the one that stays. */
async function watched(window: Tab, selector: string): Promise<number> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await window.evaluate(watch, selector)
    } catch (thrown) {
      if (tries > 20 || !/context|navigat/i.test(String(thrown))) throw thrown
    }
  }
}

/** Runs in the window: when it was there, shown and painted, in milliseconds since the epoch. */
async function watch(selector: string): Promise<number> {
  const isThere = (): boolean => {
    const control = document.querySelector<HTMLButtonElement>(selector)
    return control?.disabled !== true && control?.checkVisibility() === true
  }
  const usable = await new Promise<number>((resolve, reject) => {
    const look = (): void => {
      if (!isThere()) return
      observer.disconnect()
      resolve(performance.now())
    }
    const observer = new MutationObserver(look)
    observer.observe(document, { subtree: true, childList: true, attributes: true })
    setTimeout(() => reject(new Error(`no ${selector}; the window shows: ${document.body.innerText}`)), 30_000)
    look()
  })
  for (let tries = 0; tries < 2_000; tries += 1) {
    const paint = performance.getEntriesByName('first-contentful-paint')[0]
    if (paint !== undefined) return performance.timeOrigin + Math.max(usable, paint.startTime)
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  throw new Error('the window was never painted')
}

/** An approval's window beside an empty one, then its review beside one question to the node that it is found out from. */
export async function approvalRows(bench: Bench, chain: Chain): Promise<readonly Measurement[]> {
  const { floor, coffer, nothing, site, rounds } = bench
  const life = new AbortController()
  const { url } = await startAnvil({ port: await freePort(), signal: life.signal })
  const tab = await nothing.blank()
  try {
    const maker = await ContractMaker.open(url)
    const token = await maker.deploy('ERC20PresetFixedSupply', ['Polish zloty', 'PLN', 10n ** 24n, testAddress])
    const data = encodeFunctionData({ abi, functionName: 'transfer', args: [recipient, 10n ** 18n] })
    const request: Request = { method: 'eth_sendTransaction', params: [{ from: testAddress, to: token, data }] }
    const balance = encodeFunctionData({ abi, functionName: 'balanceOf', args: [testAddress] })
    const call: Request = { method: 'eth_call', params: [{ to: token, data: balance }, 'latest'] }
    const approval = { page: 'approval.html', request }

    chain.through({ url, delay: 0 })
    const windows = await interleaved(Math.ceil(rounds / 2), {
      floor: opener(floor, site, { page: 'empty.html', request: { method: 'open' }, until: 'p' }),
      coffer: opener(coffer, site, { ...approval, until: `${byTestId('approval')} ${byTestId('reject')}` }),
    })

    chain.through({ url, delay: away })
    await tab.goto(site)
    const reviews = await interleaved(Math.ceil(rounds / 2), {
      floor: async () => {
        const asked = await tab.evaluate(askDirectly, call, 1, node)
        if (asked.failures > 0) throw new Error('the node did not answer')
        return asked.ms
      },
      coffer: opener(coffer, site, { ...approval, until: `${byTestId('simulation')}[data-state="ok"]` }),
    })
    return [
      { id: 'approval-window', floor: summary(windows.floor), coffer: summary(windows.coffer) },
      { id: 'first-review', floor: summary(reviews.floor), coffer: summary(reviews.coffer) },
    ]
  } finally {
    chain.through(null)
    await tab.close()
    life.abort()
  }
}
