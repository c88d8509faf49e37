import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from '../fixtures/driver.ts'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

type Axe = {
  run(options: object): Promise<{ violations: readonly { id: string; nodes: readonly { target: unknown }[] }[] }>
}

/** What axe finds wrong on a page as it stands: `theme rule at selector`. All rules in light; in dark those about colour, all that a theme changes. */
export async function findFaults(page: Page): Promise<readonly string[]> {
  const faults: string[] = []
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulate({ colorScheme })
    if (!(await page.evaluate(() => 'axe' in globalThis))) await page.inject(source)
    const found = await page.evaluate(
      async (only) => {
        const { axe } = globalThis as unknown as { axe: Axe }
        // Colours that are still on their way to the other theme are nobody's fault.
        for (const animation of document.getAnimations()) {
          if (animation.effect?.getComputedTiming().endTime !== Infinity) animation.finish()
        }
        const { violations } = await axe.run({ resultTypes: ['violations'], ...only })
        return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id} at ${String(target)}`))
      },
      colorScheme === 'dark' ? { runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } } : {},
    )
    faults.push(...found.map((fault) => `${colorScheme} ${fault}`))
  }
  return faults
}
