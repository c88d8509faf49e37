import { spawnSync } from 'node:child_process'

/** `npm run torture`: what `npm test` does in a short form, at its full length. A seed that is printed repeats its run: `COFFER_SEED=… npm run torture`. */

const files = ['tests/properties/floods.test.ts', 'tests/properties/stops.anvil.test.ts']
const { status } = spawnSync('vitest', ['run', '--project', 'properties', '--no-file-parallelism', ...files], {
  stdio: 'inherit',
  env: { COFFER_FLOOD: '100000', COFFER_STOPS: '1000', ...process.env },
})
process.exitCode = status ?? 1
