import { spawnSync, type SpawnSyncOptions } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { findChromium } from '#tests/e2e/fixtures/chromium.ts'
import { findFirefox } from '#tests/e2e/fixtures/firefox.ts'
import type { BrowserName } from '#tests/e2e/fixtures/launch.ts'

const finders = { chromium: findChromium, firefox: findFirefox } satisfies Record<BrowserName, () => string | undefined>
const debianNames = { chromium: 'chromium', firefox: 'firefox-esr' } satisfies Record<BrowserName, string>
const minutes = 60_000

/** Finds the browsers, and installs those that are missing. Throws with what to do when that fails. */
export function ensureBrowsers(wanted: readonly BrowserName[], say: (line: string) => void): void {
  const missing = wanted.filter((name) => finders[name]() === undefined)
  if (missing.length === 0) return
  say(`Installing ${missing.join(' and ')} (once)`)
  if (isDebianAsRoot()) installByApt(missing)
  const still = missing.filter((name) => finders[name]() === undefined)
  if (still.length > 0) installByPlaywright(still)
  const absent = wanted.filter((name) => finders[name]() === undefined)
  if (absent.length > 0) {
    const variables = absent.map((name) => `COFFER_${name.toUpperCase()}`).join(' and ')
    throw new Error(`${absent.join(' and ')} could not be installed. Install it, or set ${variables} to its path.`)
  }
}

function isDebianAsRoot(): boolean {
  return process.getuid?.() === 0 && existsSync('/etc/debian_version') && existsSync('/usr/bin/apt-get')
}

function installByApt(names: readonly BrowserName[]): void {
  const packages = names.map((name) => debianNames[name])
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const options: SpawnSyncOptions = { env, stdio: ['ignore', 'ignore', 'inherit'], timeout: 10 * minutes }
  spawnSync('apt-get', ['update', '-qq'], options)
  const args = ['install', '-y', '-qq', '--no-install-recommends', ...packages]
  spawnSync('apt-get', args, options)
}

function installByPlaywright(names: readonly BrowserName[]): void {
  const cli = join(import.meta.dirname, '../node_modules/playwright/cli.js')
  const dependencies = process.getuid?.() === 0 ? ['--with-deps'] : []
  const args = [cli, 'install', ...dependencies, ...names]
  spawnSync(process.execPath, args, { stdio: ['ignore', 'inherit', 'inherit'], timeout: 15 * minutes })
}
