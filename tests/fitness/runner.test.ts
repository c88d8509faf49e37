import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { runnerOf } from '#domain/review/simulation/runner.ts'

/** The listing of the program that reads around a call, in docs/simulation.md, is the program. */

/** What each instruction is, and how many words it takes and leaves. Source: Ethereum Yellow Paper, Appendix H. */
const instructions: Readonly<Record<string, readonly [byte: number, takes: number, leaves: number]>> = {
  ADD: [0x01, 2, 1],
  SUB: [0x03, 2, 1],
  LT: [0x10, 2, 1],
  GT: [0x11, 2, 1],
  ISZERO: [0x15, 1, 1],
  AND: [0x16, 2, 1],
  SHR: [0x1c, 2, 1],
  BALANCE: [0x31, 1, 1],
  ORIGIN: [0x32, 0, 1],
  CALLDATASIZE: [0x36, 0, 1],
  CALLDATACOPY: [0x37, 3, 0],
  CODESIZE: [0x38, 0, 1],
  CODECOPY: [0x39, 3, 0],
  RETURNDATASIZE: [0x3d, 0, 1],
  RETURNDATACOPY: [0x3e, 3, 0],
  POP: [0x50, 1, 0],
  MLOAD: [0x51, 1, 1],
  MSTORE: [0x52, 2, 0],
  SLOAD: [0x54, 1, 1],
  SSTORE: [0x55, 2, 0],
  JUMP: [0x56, 1, 0],
  JUMPI: [0x57, 2, 0],
  GAS: [0x5a, 0, 1],
  JUMPDEST: [0x5b, 0, 0],
  RETURN: [0xf3, 2, 0],
  DELEGATECALL: [0xf4, 6, 1],
  STATICCALL: [0xfa, 6, 1],
  REVERT: [0xfd, 2, 0],
}

function instruction(name: string): readonly [byte: number, takes: number, leaves: number] {
  const [, kind, digits] = /^(PUSH|DUP|SWAP)(\d+)$/.exec(name) ?? []
  const count = Number(digits)
  if (kind === 'PUSH') return [0x5f + count, 0, 1]
  if (kind === 'DUP') return [0x7f + count, count, count + 1]
  if (kind === 'SWAP') return [0x8f + count, count + 1, count + 1]
  const known = instructions[name]
  if (known === undefined) throw new Error(`${name} is no instruction that the listing may have`)
  return known
}

type Row = { readonly at: number; readonly bytes: string; readonly name: string; readonly depth: number }

let rows: readonly Row[]

beforeAll(async () => {
  const text = await readFile(join(import.meta.dirname, '../../docs/simulation.md'), 'utf8')
  const listing = text.slice(text.indexOf('## The program'))
  rows = [...listing.matchAll(/^\| ([0-9a-f]{3}) +\| `([0-9a-f]+)` +\| (\w+) +\|(.*)\|$/gm)].map(
    ([, at = '', bytes = '', name = '', stack = '']) => ({
      ...{ at: Number.parseInt(at, 16), bytes, name },
      depth: stack.split(' ').filter((each) => each !== '').length,
    }),
  )
})

test('its bytes are those of the program, each at its place', () => {
  expect(`0x${rows.map(({ bytes }) => bytes).join('')}`).toBe(runnerOf([], null))
  let at = 0
  for (const row of rows) {
    expect(row.at).toBe(at)
    at += row.bytes.length / 2
  }
})

test('each instruction is the one it is called, and leaves as many words as are named', () => {
  let depth: number | null = 0
  for (const row of rows) {
    const [byte, takes, leaves] = instruction(row.name)
    expect([row.at, Number.parseInt(row.bytes.slice(0, 2), 16)]).toEqual([row.at, byte])
    expect(row.bytes.length / 2).toBe(row.name.startsWith('PUSH') ? byte - 0x5e : 1)
    if (depth !== null) {
      expect(depth).toBeGreaterThanOrEqual(takes)
      expect([row.at, row.depth]).toEqual([row.at, depth - takes + leaves])
    }
    depth = ['JUMP', 'RETURN', 'REVERT'].includes(row.name) ? null : row.depth
  }
})
