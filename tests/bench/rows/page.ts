import type { Browser } from '#tests/bench/browser.ts'
import type { Measurement } from '#tests/bench/row.ts'
import { interleaved, pairedDifference, summary } from '#tests/bench/statistics.ts'
import type { Bench, Subject } from '#tests/bench/subject.ts'

/** What a page pays for having the extension around: script put into it, and time until its load event. */
export async function pageRows({ floor, coffer, nothing, site, rounds }: Bench): Promise<readonly Measurement[]> {
  const bytes = { floor: await scriptBytes(floor, site), coffer: await scriptBytes(coffer, site) }
  const load = await interleaved(rounds * 4, {
    none: await loader(nothing, site),
    floor: await loader(floor.browser, site),
    coffer: await loader(coffer.browser, site),
  })
  const none = summary(load.none)
  const gained = (values: readonly number[], base: readonly number[]) => {
    const { median, from, to } = pairedDifference(values, base)
    return `${median.toFixed(1)} ms (95 %: ${from.toFixed(1)} to ${to.toFixed(1)})`
  }
  return [
    { id: 'page-bytes', floor: summary([bytes.floor]), coffer: summary([bytes.coffer]) },
    {
      id: 'page-load',
      floor: summary(load.floor),
      coffer: summary(load.coffer),
      note: `the floor adds ${gained(load.floor, load.none)} to a page, Coffer ${gained(load.coffer, load.none)}; Coffer less the floor ${gained(load.coffer, load.floor)}`,
    },
    { id: 'page-load-none', floor: none },
  ]
}

/** Bytes of every script of the extension that the page really ran, in any world, as the debugger saw them. */
async function scriptBytes({ browser }: Subject, site: string): Promise<number> {
  const tab = await browser.blank()
  const scripts: string[] = []
  const undo = browser.cdp.listen((method, params, session) => {
    const { url, scriptId } = params as { url?: string; scriptId?: string }
    if (method === 'Debugger.scriptParsed' && session === tab.session && url?.startsWith(browser.origin) === true)
      scripts.push(scriptId ?? '')
  })
  await tab.send('Debugger.enable')
  await tab.goto(site)
  let bytes = 0
  for (const scriptId of scripts) {
    const { scriptSource } = (await tab.send('Debugger.getScriptSource', { scriptId })) as { scriptSource: string }
    bytes += Buffer.byteLength(scriptSource)
  }
  undo()
  await tab.close()
  return bytes
}

/** Each sample is the time from navigation to the start of the load event. */
export async function loader(browser: Browser, site: string): Promise<() => Promise<number>> {
  const tab = await browser.blank()
  return async () => {
    await tab.send('Page.bringToFront')
    await tab.goto(site)
    return tab.evaluate(() => {
      const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
      return navigation?.loadEventStart ?? Number.NaN
    })
  }
}
