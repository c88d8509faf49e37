import { ask, type Request } from '#tests/bench/rows/ask.ts'
import type { Subject } from '#tests/bench/subject.ts'

/** Milliseconds after which a request counts as failed. */
const patience = 30_000

/** What is counted over all samples of one quantity. */
export type Count = { failures: number }

/** A page of its own of the site; each sample asks so many times at once and is the time until the last answer. */
export async function asker(
  { browser }: Subject,
  site: string,
  { request, times, count }: { readonly request: Request; readonly times: number; readonly count?: Count },
): Promise<() => Promise<number>> {
  const tab = await browser.blank()
  await tab.goto(site)
  return async () => {
    await tab.send('Page.bringToFront')
    const asked = await tab.evaluate(ask, request, times, patience)
    if (count !== undefined) count.failures += asked.failures
    return asked.ms
  }
}
