import type { Measurement } from '#tests/bench/row.ts'
import { ask, type Request } from '#tests/bench/rows/ask.ts'
import { asker, type Count } from '#tests/bench/rows/asker.ts'
import { summary } from '#tests/bench/statistics.ts'
import type { Bench } from '#tests/bench/subject.ts'

const patience = 30_000
const crowd: Request = {
  method: 'eth_getStorageAt',
  params: ['0x00000000000000000000000000000000000000aa', '0x{n}', 'latest'],
}

/** How long a site waits for an answer of the wallet's own while another one asks a thousand reads. */
export async function otherSiteRow({ coffer, site, rounds }: Bench): Promise<Measurement> {
  const other = site.replace('127.0.0.1', 'localhost')
  const count: Count = { failures: 0 }
  const busy = await coffer.browser.blank()
  await busy.goto(site)
  const quiet = await asker(coffer, other, { request: { method: 'eth_chainId' }, times: 1, count })
  const taken: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    const crowded = busy.evaluate(ask, crowd, 1_000, patience)
    taken.push(await quiet())
    count.failures += (await crowded).failures
  }
  await busy.close()
  return { id: 'other-site', coffer: summary(taken), failures: count.failures }
}
