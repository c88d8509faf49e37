import { globSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { parseFunction, type AbiType } from '../src/core/abi-type.ts'
import { bad, say } from './steps.ts'

/**
 * `node scripts/collect-signatures.ts FOLDER…`: writes `scripts/data/signatures.txt` anew from the ABIs in the JSON files of
 * packages, each unpacked into a folder of its own, from viem's, and from the ERC-7730 registry. Which packages those are is in
 * `scripts/data/README.md`.
 */

type Input = { readonly type: string; readonly name?: string; readonly components?: readonly Input[] }
type Item = {
  readonly type: 'function'
  readonly name: string
  readonly inputs: readonly Input[]
  readonly stateMutability?: string
  readonly constant?: boolean
}

const largestFile = 8 * 1_024 * 1_024
const longest = 512
const list = new URL('data/signatures.txt', import.meta.url)
const registry = new URL('data/erc7730.json', import.meta.url)

/** What its authors made to try out the rest. */
const trial = /mock|test|harness|fixture|echidna|dummy|example/i
/** Constants, and what only a contract of theirs calls. */
const internal = /^(__|[A-Z_\d]+$)/
const identifier = /^[A-Za-z_$][\w$]*$/
const reserved: ReadonlySet<string> = new Set(['memory', 'calldata', 'storage', 'tuple'])

const isObject = (json: unknown): json is Readonly<Record<string, unknown>> =>
  typeof json === 'object' && json !== null && !Array.isArray(json)

const isItem = (json: Readonly<Record<string, unknown>>): json is Item =>
  json['type'] === 'function' && typeof json['name'] === 'string' && Array.isArray(json['inputs'])

/** People send transactions to what changes something; what only reads is no question of theirs. */
const changesState = ({ stateMutability, constant }: Item): boolean =>
  stateMutability === undefined ? constant !== true : stateMutability === 'nonpayable' || stateMutability === 'payable'

function* itemsIn(json: unknown): Generator<Item> {
  if (Array.isArray(json)) for (const each of json) yield* itemsIn(each)
  else if (isObject(json)) {
    if (isItem(json)) yield json
    else for (const each of Object.values(json)) yield* itemsIn(each)
  }
}

/** `(uint256 amount,(address to) order)`. */
function parametersOf(inputs: readonly Input[]): string {
  const parameters = inputs.map(({ type, name = '', components = [] }, index) => {
    const written = type.startsWith('tuple') ? `${parametersOf(components)}${type.slice('tuple'.length)}` : type
    return `${written} ${nameOf(name, index, inputs)}`
  })
  return `(${parameters.join(',')})`
}

/** Without the underscores that keep it from names of the contract's own; `_2` where nobody named the second, or two alike. */
function nameOf(name: string, index: number, all: readonly { readonly name?: string }[]): string {
  const bare = bareName(name)
  const isOnly = all.filter((other) => bareName(other.name ?? '') === bare).length === 1
  return isOnly && identifier.test(bare) && !reserved.has(bare) ? bare : `_${String(index + 1)}`
}

const bareName = (name: string): string => name.replaceAll(/^_+|_+$/g, '')

/** As it is written here, whoever wrote it. */
function written(type: AbiType): string {
  if (type.kind === 'leaf') return type.type
  if (type.kind === 'array') return `${written(type.item)}[${type.length === null ? '' : String(type.length)}]`
  return `(${type.fields.map((field, index) => `${written(field.type)} ${nameOf(field.name, index, type.fields)}`).join(',')})`
}

/** By what is hashed, every way to name the parameters and how often it was met. */
const found = new Map<string, Map<string, number>>()

function add(signature: string): void {
  const known = parseFunction(signature)
  const name = signature.slice(0, signature.indexOf('('))
  if (known === null || signature.length > longest || internal.test(name)) return
  const way = `${name}${written(known.inputs)}`
  const hashed = `${name}${known.inputs.type}`
  const ways = found.get(hashed) ?? new Map<string, number>()
  ways.set(way, (ways.get(way) ?? 0) + 1)
  found.set(hashed, ways)
}

function addAll(json: unknown): void {
  for (const item of itemsIn(json)) if (changesState(item)) add(`${item.name}${parametersOf(item.inputs)}`)
}

function addFolder(folder: string): void {
  for (const path of globSync('**/*.json', { cwd: folder })) {
    const file = `${folder}/${path}`
    if (trial.test(path) || path.endsWith('.dbg.json') || statSync(file).size > largestFile) continue
    const text = readFileSync(file, 'utf8')
    if (!/"type":\s*"function"/.test(text)) continue
    try {
      addAll(JSON.parse(text))
    } catch (thrown) {
      if (!(thrown instanceof SyntaxError)) throw thrown
    }
  }
}

/** Formats of descriptors are named by the signatures of their functions; those of messages by their types, in capitals. */
function* formatsIn(json: unknown): Generator<string> {
  if (!isObject(json)) return
  const { formats } = json
  if (isObject(formats)) yield* Object.keys(formats).filter((name) => !/^[A-Z]/.test(name))
  for (const each of Object.values(json)) yield* formatsIn(each)
}

/** The commonest way to name the parameters, the first of the alphabet among equals. */
const commonest = (ways: ReadonlyMap<string, number>): string =>
  [...ways].toSorted(([a, more], [b, less]) => less - more || (a < b ? -1 : 1))[0]?.[0] ?? ''

const folders = process.argv.slice(2)
if (folders.length === 0) {
  bad('name the folders of the packages')
  process.exit(1)
}
folders.forEach(addFolder)
addAll(Object.values(await import('viem')))
addAll(Object.values(await import('viem/account-abstraction')))
for (const format of formatsIn(JSON.parse(readFileSync(registry, 'utf8')))) add(format)

const signatures = [...found].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, ways]) => commonest(ways))
writeFileSync(list, `${signatures.join('\n')}\n`)
say(`${String(signatures.length)} functions`)
