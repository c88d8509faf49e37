import { spawn } from 'node:child_process'
import { setPriority } from 'node:os'
import { delimiter, join } from 'node:path'

export const root = join(import.meta.dirname, '..')

/** A run that is told to end takes down what it has started. */
export function endOnSignal(): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(1))
}

export type Ran = {
  /** 0 when all was well; 1 also when the command could not be started or was stopped. */
  readonly code: number
  /** What it wrote, both streams together. */
  readonly output: string
  /** Milliseconds. */
  readonly took: number
}

type RunOptions = {
  readonly env?: Readonly<Record<string, string>>
  /** Milliseconds. */
  readonly timeout?: number
  /** As `os.setPriority` takes it. */
  readonly priority?: number
}

/** Runs a program of the project (`node_modules/.bin` comes first on its path) in the root, and keeps what it writes. */
export async function run(
  command: readonly [string, ...string[]],
  { env = {}, timeout = 15 * 60_000, priority }: RunOptions = {},
): Promise<Ran> {
  const [program, ...args] = command
  const started = performance.now()
  const path = [join(root, 'node_modules/.bin'), process.env['PATH']].join(delimiter)
  const child = spawn(program, args, {
    cwd: root,
    env: { ...process.env, FORCE_COLOR: '0', NO_COLOR: '1', ...env, PATH: path },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
  })
  if (priority !== undefined && child.pid !== undefined) setPriority(child.pid, priority)
  let output = ''
  const collect = (chunk: Buffer): void => {
    output += chunk.toString()
  }
  child.stdout.on('data', collect)
  child.stderr.on('data', collect)
  const stop = (): void => {
    try {
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL')
    } catch {
      child.kill('SIGKILL')
    }
  }
  process.once('exit', stop)
  const timer = setTimeout(() => {
    output += `\nstopped after ${timeout / 1000} s`
    stop()
  }, timeout)
  const code = await new Promise<number>((resolve) => {
    child.once('error', (error) => {
      output += error.message
      resolve(1)
    })
    child.once('close', (status) => resolve(status ?? 1))
  })
  clearTimeout(timer)
  process.off('exit', stop)
  return { code, output, took: performance.now() - started }
}
