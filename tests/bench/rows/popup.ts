import { interleaved, summary } from '#tests/bench/statistics.ts'
import type { Measurement, RowId } from '#tests/bench/row.ts'
import type { Bench, Subject } from '#tests/bench/subject.ts'

export type PopupState = 'locked' | 'unlocked'
type Opened = { readonly paint: number; readonly usable: number }

const ids = {
  locked: { warm: ['popup-paint-warm', 'popup-warm'], cold: ['popup-paint-cold', 'popup-cold'] },
  unlocked: { warm: ['home-paint-warm', 'home-warm'], cold: ['home-paint-cold', 'home-cold'] },
} as const satisfies Record<PopupState, Record<'warm' | 'cold', readonly [RowId, RowId]>>

/** From opening popup.html to its first paint, and to its main control being painted and enabled. */
export async function popupRows({ floor, coffer, rounds }: Bench, state: PopupState): Promise<readonly Measurement[]> {
  const measurements: Measurement[] = []
  for (const worker of ['warm', 'cold'] as const) {
    const opened = { floor: [] as Opened[], coffer: [] as Opened[] }
    const sampler = (subject: Subject, keep: Opened[]) => {
      const open = opener(subject, subject.usable[state])
      return async () => {
        if (worker === 'cold') await subject.browser.stopWorker()
        const seen = await open()
        keep.push(seen)
        return seen.usable
      }
    }
    const usable = await interleaved(rounds, {
      floor: sampler(floor, opened.floor),
      coffer: sampler(coffer, opened.coffer),
    })
    const paints = (of: readonly Opened[]) => summary(of.slice(1).map(({ paint }) => paint))
    const [paintId, usableId] = ids[state][worker]
    measurements.push(
      { id: paintId, floor: paints(opened.floor), coffer: paints(opened.coffer) },
      { id: usableId, floor: summary(usable.floor), coffer: summary(usable.coffer) },
    )
  }
  return measurements
}

/** Opens the popup in a tab again and again; each time the tab is left blank, so that no page of the extension stays. */
function opener({ browser }: Subject, selector: string): () => Promise<Opened> {
  return async () => {
    const tab = await browser.blank()
    await tab.before(`(${watch.toString()})(${JSON.stringify(selector)})`)
    await tab.goto(`${browser.origin}/popup.html`)
    const seen = await tab.evaluate(async () => {
      const watched = globalThis as unknown as { usable: Promise<number> }
      const usable = await watched.usable
      let paint: PerformanceEntry | undefined
      while (paint === undefined) {
        await new Promise((resolve) => setTimeout(resolve, 5))
        paint = performance.getEntriesByName('first-contentful-paint')[0]
      }
      return { paint: paint.startTime, usable: Math.max(usable, paint.startTime) }
    })
    await tab.close()
    return seen
  }
}

/** Runs in the page before its own scripts: the moment at which the control is there, shown and enabled. */
function watch(selector: string): void {
  const state = globalThis as unknown as { usable: Promise<number> }
  state.usable = new Promise((resolve) => {
    const look = () => {
      const control = document.querySelector<HTMLInputElement>(selector)
      if (control === null || control.disabled || !control.checkVisibility()) return
      observer.disconnect()
      resolve(performance.now())
    }
    const observer = new MutationObserver(look)
    observer.observe(document, { subtree: true, childList: true, attributes: true })
    addEventListener('load', look)
  })
}
