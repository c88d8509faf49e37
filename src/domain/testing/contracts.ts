import { err, ok, type Result } from '#core/result.ts'
import { encodeText } from '#core/utf8.ts'
import type { RpcFailure } from '#domain/ports.ts'

/** A node with contracts in memory, which answer `eth_getCode` and `eth_call`. */

const functions = {
  '0x95d89b41': 'symbol',
  '0x06fdde03': 'name',
  '0x313ce567': 'decimals',
  '0x70a08231': 'balanceOf',
  '0x6352211e': 'ownerOf',
  '0x01ffc9a7': 'supportsInterface',
  '0x00fdd58e': 'balanceOfId',
  '0xdd62ed3e': 'allowance',
  '0x081812fc': 'getApproved',
  '0xe985e9c5': 'isApprovedForAll',
  '0x927da105': 'permit2Allowance',
} as const

type FunctionName = (typeof functions)[keyof typeof functions]
type Answer = string | bigint | number | boolean | readonly bigint[]

/** What each function answers to the words it is given; one that is missing reverts. An address is text that begins with 0x. */
export type FakeContract = Partial<Record<FunctionName, (...words: readonly bigint[]) => Answer>>

const interfaceIds = { erc721: 0x80ac58cdn, erc1155: 0xd9b67a26n } as const

export const says = (answer: Answer) => (): Answer => answer
export const supportsOnly =
  (type: keyof typeof interfaceIds) =>
  (word = 0n): boolean =>
    [0x01ffc9a7n, interfaceIds[type]].includes(word >> 224n)

export const erc20 = (more: FakeContract = {}): FakeContract => ({
  symbol: says('PLN'),
  name: says('Polish zloty'),
  decimals: says(6),
  balanceOf: says(1_500_000n),
  ...more,
})

const word = (value: bigint): string => value.toString(16).padStart(64, '0')

/** Source: Solidity ABI specification. */
function encode(answer: Answer): string {
  if (typeof answer === 'object') return `0x${answer.map(word).join('')}`
  if (typeof answer !== 'string' || answer.startsWith('0x')) return `0x${word(BigInt(answer))}`
  const bytes = encodeText(answer)
  const digits = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return `0x${word(32n)}${word(BigInt(bytes.length))}${digits.padEnd(Math.ceil(bytes.length / 32) * 64, '0')}`
}

const isSelector = (text: string): text is keyof typeof functions => Object.hasOwn(functions, text)

function call(contract: FakeContract, data: string): Result<unknown, RpcFailure> {
  const selector = data.slice(0, 10)
  const run = isSelector(selector) ? contract[functions[selector]] : undefined
  if (run === undefined) return err({ kind: 'refused', code: 3, message: 'execution reverted' })
  const words = data.slice(10).match(/.{64}/g) ?? []
  return ok(encode(run(...words.map((digits) => BigInt(`0x${digits}`)))))
}

/** An account that is not listed has no code, and calls to it answer nothing. */
export const contractNode =
  (contracts: Readonly<Record<string, FakeContract>>) =>
  (method: string, params: readonly unknown[]): Result<unknown, RpcFailure> => {
    if (method === 'eth_getCode') return ok(Object.hasOwn(contracts, String(params[0])) ? '0x6080' : '0x')
    const { to, data } = params[0] as { readonly to: string; readonly data: string }
    const contract = contracts[to]
    return contract === undefined ? ok('0x') : call(contract, data)
  }
