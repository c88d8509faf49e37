import { rpcError } from '#core/errors.ts'

/** Runs work for one site, later if much is under way already. `size` is that of what is asked, in UTF-16 units. */
export type Rate = <T>(site: string, size: number, work: () => Promise<T>) => Promise<T>

type Amount = { readonly calls: number; readonly units: number }

export type RateLimits = {
  /** Calls under way. */
  readonly atOnce: { readonly site: number; readonly all: number }
  /** What is held, under way or waiting: of one site, of all, and what no other site can take from one. */
  readonly held: { readonly site: Amount; readonly all: Amount; readonly least: Amount }
}

type Site = { active: number; calls: number; units: number; readonly waiting: (() => void)[] }

const fits = (now: Amount, size: number, most: Amount): boolean =>
  now.calls < most.calls && now.units + size <= most.units

/**
 * What is more than goes at once waits its turn, site after site in a circle, so that however much one asks the next call of
 * another comes soon. Beyond what may be held a call is refused (−32005).
 */
export function createRate({ atOnce, held }: RateLimits): Rate {
  /** In the order in which they have their turns. */
  const sites = new Map<string, Site>()
  let active = 0
  const all = { calls: 0, units: 0 }

  function next(): Site | undefined {
    if (active >= atOnce.all) return undefined
    for (const [name, site] of sites) {
      if (site.active >= atOnce.site || site.waiting.length === 0) continue
      sites.delete(name)
      sites.set(name, site)
      return site
    }
    return undefined
  }

  function pump(): void {
    for (let site = next(); site !== undefined; site = next()) {
      active += 1
      site.active += 1
      site.waiting.shift()?.()
    }
  }

  function hold(site: Site, calls: 1 | -1, size: number): void {
    for (const each of [site, all]) {
      each.calls += calls
      each.units += calls * size
    }
  }

  async function run<T>(name: string, site: Site, size: number, work: () => Promise<T>): Promise<T> {
    try {
      return await work()
    } finally {
      hold(site, -1, size)
      active -= 1
      site.active -= 1
      if (site.calls === 0) sites.delete(name)
      pump()
    }
  }

  return (name, size, work) => {
    const site = sites.get(name) ?? { active: 0, calls: 0, units: 0, waiting: [] }
    const mayHold = fits(site, size, held.least) || (fits(site, size, held.site) && fits(all, size, held.all))
    if (!mayHold) return Promise.reject(rpcError('limitExceeded'))
    sites.set(name, site)
    hold(site, 1, size)
    return new Promise((resolve) => {
      site.waiting.push(() => {
        resolve(run(name, site, size, work))
      })
      pump()
    })
  }
}
