/**
 * What `npm start` and `npm test` call first, on whatever Node the machine has (18 or newer): installs the dependencies
 * when they are missing or older than the lock file, then goes on under the Node that the lock file pins.
 * Only built-in modules are used, because nothing else may be there yet.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const windows = process.platform === 'win32'

const pinnedNode = join(root, 'node_modules/node/bin', windows ? 'node.exe' : 'node')

/** @param {string} path @returns {Record<string, any>} */
function packagesOf(path) {
  try {
    return JSON.parse(readFileSync(join(root, path), 'utf8')).packages
  } catch {
    return {}
  }
}

/** Whether what is installed is what the lock file says; packages for other systems are rightly absent. */
function installed() {
  if (!existsSync(pinnedNode)) return false
  const wanted = packagesOf('package-lock.json')
  const present = packagesOf('node_modules/.package-lock.json')
  return Object.entries(wanted).every(([path, { version, optional }]) => {
    if (path === '') return true
    return present[path] === undefined ? optional === true : present[path].version === version
  })
}

/** @param {string} command @param {string[]} args */
function run(command, args) {
  const { status, error } = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    shell: windows && command === 'npm',
  })
  if (error !== undefined) console.error(`${command}: ${error.message}`)
  return status ?? 1
}

if (Number(process.versions.node.split('.')[0]) < 18) {
  console.error(`Node ${process.versions.node} is too old: 18 or newer is needed.`)
  process.exit(1)
}

if (!installed()) {
  console.log('Installing the dependencies from the lock file (once, a minute or two)')
  if (run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']) !== 0) {
    console.error('The dependencies could not be installed: see what npm said above.')
    process.exit(1)
  }
}

const [script, ...rest] = process.argv.slice(2)
if (script !== undefined) {
  process.exitCode = run(pinnedNode, [join(root, 'scripts', `${script}.ts`), ...rest])
}
