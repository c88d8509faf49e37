import { decodeFunctionData, encodeFunctionResult, parseAbi, toFunctionSelector, type Hex as ViemHex } from 'viem'
import { err, ok, type Result } from '#core/result.ts'
import type { RpcFailure } from '#domain/ports.ts'

/** A node with contracts, which answer as an independent library writes what they say. */

const abi = parseAbi([
  'function symbol() view returns (string)',
  'function name() view returns (string)',
  'function decimals() view returns (uint8)',
  'function balanceOf(address owner) view returns (uint256)',
  'function ownerOf(uint256 id) view returns (address)',
  'function supportsInterface(bytes4 id) view returns (bool)',
])
const multi = parseAbi(['function balanceOf(address owner, uint256 id) view returns (uint256)'])

type FunctionName = (typeof abi)[number]['name'] | 'balanceOfId'

/** What each function answers; one that is missing reverts. */
export type FakeContract = Partial<Record<FunctionName, (...args: readonly unknown[]) => unknown>>

const interfaceIds = { erc721: '0x80ac58cd', erc1155: '0xd9b67a26' } as const

export const says = (answer: unknown) => () => answer
export const supportsOnly =
  (type: keyof typeof interfaceIds) =>
  (id: unknown): boolean =>
    id === '0x01ffc9a7' || id === interfaceIds[type]

export const erc20 = (more: FakeContract = {}): FakeContract => ({
  symbol: says('PLN'),
  name: says('Polish zloty'),
  decimals: says(6),
  balanceOf: says(1_500_000n),
  ...more,
})

const selectors: ReadonlySet<string> = new Set([...abi, ...multi].map((item) => toFunctionSelector(item)))
const isOfId = (data: ViemHex): boolean => data.startsWith('0x00fdd58e')

const reverts = err<RpcFailure>({ kind: 'refused', code: 3, message: 'execution reverted' })

function call(contract: FakeContract, data: ViemHex): Result<unknown, RpcFailure> {
  const used = isOfId(data) ? multi : abi
  if (!selectors.has(data.slice(0, 10))) return reverts
  const { functionName, args } = decodeFunctionData({ abi: used as typeof abi, data })
  const run = contract[isOfId(data) ? 'balanceOfId' : functionName]
  if (run === undefined) return reverts
  const result = run(...((args ?? []) as readonly unknown[]))
  return ok(encodeFunctionResult({ abi: used as typeof abi, functionName, result: result as never }))
}

/** Answers `eth_getCode` and `eth_call`. An account that is not listed has no code, and calls to it answer nothing. */
export const contractNode =
  (contracts: Readonly<Record<string, FakeContract>>) =>
  (method: string, params: readonly unknown[]): Result<unknown, RpcFailure> => {
    if (method === 'eth_getCode') return ok(Object.hasOwn(contracts, String(params[0])) ? '0x6080' : '0x')
    const { to, data } = params[0] as { readonly to: string; readonly data: ViemHex }
    const contract = contracts[to]
    return contract === undefined ? ok('0x') : call(contract, data)
  }
