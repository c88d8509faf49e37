import { rpcError } from '#core/errors.ts'

/** Runs work for one site, later if that site has much under way already. */
export type Rate = <T>(site: string, work: () => Promise<T>) => Promise<T>

type Site = { active: number; readonly queue: (() => void)[] }

/** One site cannot crowd out another: beyond `atOnce` its calls wait their turn, beyond `waiting` they are refused (−32005). */
export function createRate({ atOnce, waiting }: { readonly atOnce: number; readonly waiting: number }): Rate {
  const sites = new Map<string, Site>()

  return async (name, work) => {
    const site = sites.get(name) ?? { active: 0, queue: [] }
    sites.set(name, site)
    if (site.active < atOnce) site.active += 1
    else {
      if (site.queue.length >= waiting) throw rpcError('limitExceeded')
      await new Promise<void>((resolve) => site.queue.push(resolve))
    }
    try {
      return await work()
    } finally {
      const next = site.queue.shift()
      if (next !== undefined) next()
      else {
        site.active -= 1
        if (site.active === 0) sites.delete(name)
      }
    }
  }
}
