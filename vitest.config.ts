import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vitest/config'

/** The messages are code already when tests run (`npm run prepare:code`), so the message compiler is not needed here. */
const small = (
  name: string,
  include: string[],
  more: { readonly execArgv?: string[]; readonly isolate?: boolean } = {},
) => ({
  plugins: [svelte()],
  test: { name, include, ...more, environment: 'node' as const, testTimeout: 30_000 },
})

/**
 * What sites are answered, what the screens show of it and what axe sees is made of the same code in both browsers, and takes
 * half the time of all specs: every `npm test` proves it in Chromium, `npm run long` in Firefox too.
 */
const alike = [
  'accessibility',
  'api-specs',
  'assets',
  'calls',
  'examples',
  'libraries',
  'permissions',
  'reads',
  'signing',
  'sites',
].map((name) => `tests/e2e/specs/${name}.e2e.ts`)

/** The same specs in each browser, one file after another: they share a chain and the machine's few cores. */
const browser = (name: 'chromium' | 'firefox', groupOrder: number, kind: 'e2e' | 'long' = 'e2e') => ({
  test: {
    name: `${kind}-${name}`,
    include:
      kind === 'e2e'
        ? ['tests/e2e/specs/**/*.e2e.ts']
        : ['tests/e2e/long/**/*.e2e.ts', ...(name === 'firefox' ? alike : [])],
    exclude: kind === 'e2e' && name === 'firefox' ? alike : [],
    environment: 'node' as const,
    env: { COFFER_BROWSER: name },
    globalSetup: ['tests/e2e/fixtures/global-setup.ts'],
    isolate: false,
    fileParallelism: false,
    maxWorkers: 1,
    sequence: { groupOrder },
    testTimeout: 240_000,
    hookTimeout: 120_000,
    teardownTimeout: 30_000,
  },
})

export default defineConfig({
  test: {
    projects: [
      small('unit', ['src/**/*.test.ts', 'scripts/**/*.test.ts'], { isolate: false }),
      small('vectors', ['tests/vectors/**/*.test.ts'], { isolate: false }),
      small('properties', ['tests/properties/**/*.test.ts'], { execArgv: ['--expose-gc'], isolate: false }),
      small('fitness', ['tests/fitness/**/*.test.ts'], { isolate: false }),
      browser('chromium', 1),
      browser('firefox', 2),
      browser('chromium', 3, 'long'),
      browser('firefox', 4, 'long'),
    ],
  },
})
