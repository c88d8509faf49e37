import { spawnSync } from 'node:child_process'

/** `npm run torture`: what `npm test` does in a short form, at its full length. A seed that is printed repeats its run: `COFFER_SEED=… npm run torture`. */

const { status } = spawnSync('vitest', ['run', '--project', 'properties', 'tests/properties/floods.test.ts'], {
  stdio: 'inherit',
  env: { COFFER_FLOOD: '100000', ...process.env },
})
process.exitCode = status ?? 1
