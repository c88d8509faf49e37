import { within } from '#tests/e2e/fixtures/wait.ts'

const out = process.stdout
const colour = (code: number, text: string): string => (out.isTTY ? `\u001B[${code}m${text}\u001B[0m` : text)

export const good = (text: string): string => colour(32, text)
export const bad = (text: string): string => colour(31, text)
export const faint = (text: string): string => colour(2, text)

export function say(line = ''): void {
  out.write(`${line}\n`)
}

/** Milliseconds as seconds with one decimal, for people. */
export function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`
}

export function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

/** Does one thing of a list in at most `limit` milliseconds; prints how it went, how long it took, and what came of it. */
export async function step<T>(
  name: string,
  work: () => Promise<T>,
  { limit = 60_000, tell }: { readonly limit?: number; readonly tell?: (result: T) => string } = {},
): Promise<T> {
  const started = performance.now()
  const took = (): string => faint(`(${seconds(performance.now() - started)})`)
  try {
    const result = await within(`end of “${name}”`, work(), limit)
    say(`${good('✓')} ${name}${tell === undefined ? '' : `: ${tell(result)}`} ${took()}`)
    return result
  } catch (error) {
    say(`${bad('✗')} ${name} ${took()}`)
    throw error
  }
}
