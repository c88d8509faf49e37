import { exceptions, type Replacement } from './exceptions.ts'
import type { World } from './world.ts'

/** The replacements that are for one example of a method: `0.from` for all, `#1 0.from` for the second only. */
export function replacedIn(method: string, example: number): readonly (readonly [path: string, by: Replacement])[] {
  return Object.entries(exceptions[method]?.replaced ?? {}).flatMap(([place, by]) => {
    const [, only, path] = /^(?:#(\d+) )?(.+)$/.exec(place) ?? []
    return path !== undefined && (only === undefined || Number(only) === example) ? [[path, by] as const] : []
  })
}

/** An example with everything replaced that the table names. A place that is not in the example is a mistake of the table. */
export async function adapt(method: string, params: unknown, example: number, world: World): Promise<unknown> {
  const copy = structuredClone(params)
  for (const [path, by] of replacedIn(method, example)) {
    const steps = path.split('.')
    const last = steps.pop() ?? ''
    let at = copy as Record<string, unknown>
    for (const step of steps) at = at[step] as Record<string, unknown>
    if (!Object.hasOwn(at, last)) throw new Error(`${method}: the example has no ${path}`)
    at[last] = await world[by]()
  }
  return copy
}
