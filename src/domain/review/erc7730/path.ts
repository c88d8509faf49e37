import * as v from 'valibot'

/** `[i]` from the end where negative; `[a:b]` with `null` for an end that is left out. */
export type Step =
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'index'; readonly index: number }
  | { readonly kind: 'slice'; readonly from: number | null; readonly to: number | null }

/** `data`: from the top of what is signed; `container`: of what carries it; `here`: from the group that holds the field. */
export type Path = {
  readonly root: 'data' | 'container' | 'here'
  readonly steps: readonly Step[]
  readonly text: string
}

const longest = 256
const name = /^[A-Za-z_$][\w$]*$/
const index = /^\[(-?\d{1,6})\]$/
const slice = /^\[(-?\d{1,6})?(:(-?\d{1,6})?)?\]$/

const numberOf = (digits: string | undefined): number | null => (digits === undefined ? null : Number(digits))

function stepOf(text: string): Step | null {
  if (name.test(text)) return { kind: 'name', name: text }
  const one = index.exec(text)
  if (one !== null) return { kind: 'index', index: Number(one[1]) }
  const several = slice.exec(text)
  return several === null ? null : { kind: 'slice', from: numberOf(several[1]), to: numberOf(several[3]) }
}

/** Into what is signed or its container; `null` for whatever else. Source: ERC-7730 §Path references. */
function parsePath(text: string): Path | null {
  if (text.length > longest) return null
  const parts = text.split('.')
  const root = parts[0] === '#' ? 'data' : parts[0] === '@' ? 'container' : 'here'
  const steps = (root === 'here' ? parts : parts.slice(1)).map(stepOf)
  const read = steps.filter((step) => step !== null)
  return read.length === steps.length && read.length > 0 ? { root, steps: read, text } : null
}

export const Path = v.pipe(
  v.string(),
  v.rawTransform<string, Path>(({ dataset, addIssue, NEVER }) => {
    const path = parsePath(dataset.value)
    if (path !== null) return path
    addIssue({ message: 'path' })
    return NEVER
  }),
)
