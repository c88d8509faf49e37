import * as v from 'valibot'
import { Address } from '#core/address.ts'
import type { ChainId } from '#core/chain-id.ts'
import { isContractCode } from '#core/contract-code.ts'
import { Hex } from '#core/hex.ts'
import { encodeCall } from '#domain/assets/abi.ts'
import { callView } from '#domain/assets/call-view.ts'
import type { ChainRpc } from '#domain/ports.ts'
import type { Program } from '#domain/review/program.ts'
import { askNode } from '#domain/transactions/ask-node.ts'

/** The whole of a contract that only forwards to one address; what follows it is never run. Source: EIP-1167. */
const minimal = /^0x363d3d373d3d3d363d73([0-9a-f]{40})5af43d82803e903d91602b57fd5bf3/i

/** Where proxies keep the address of their program, or of who knows it, by whoever named the place. */
export const slots = {
  /** `keccak256('eip1967.proxy.implementation') - 1`. Source: EIP-1967. */
  implementation: '0x360894a13ba1a3210667c828492db98dca3e2076cc3735a920a3ca505d382bbc',
  /** `keccak256('eip1967.proxy.beacon') - 1`. Source: EIP-1967. */
  beacon: '0xa3f0ad74e5423aebfd80d3ef4346578335a9a72aeaee59ff6cb3582b35133d50',
  /** `keccak256('org.zeppelinos.proxy.implementation')`, of proxies older than EIP-1967, such as USDC's. */
  zeppelin: '0x7050c9e0f4ca769c69bd3a8ef740bc37934f8e2c036e5a723fd8ee048ed3f8c3',
} as const

/** `implementation()`. Source: EIP-1967 §Beacon contract address. */
const implementation = encodeCall('0x5c60da1b')

const Word = v.pipe(Hex, v.regex(/^0x[0-9a-f]{64}$/i))
const addressWord = /^0x0{24}([0-9a-f]{40})$/i
const nobody = /^0{40}$/

/** `null` for what is no address, and for the zero address, which stands for none. */
function addressOf(digits: string | undefined): Address | null {
  return digits === undefined || nobody.test(digits) ? null : v.parse(Address, `0x${digits.toLowerCase()}`)
}

const addressIn = (word: string): Address | null => addressOf(addressWord.exec(word)?.[1])

/**
 * Which program a contract runs, where it runs another's; `null` where it does not, or nobody knows. One step and no
 * further: the program must be a contract and another one than the proxy, so that no answer leads in a circle.
 */
export async function readProgram(chainRpc: ChainRpc, chainId: ChainId, proxy: Address): Promise<Program | null> {
  async function codeOf(address: Address): Promise<Hex | null> {
    const code = await askNode(chainRpc, chainId, 'eth_getCode', [address, 'latest'], Hex)
    return code.ok ? code.value : null
  }

  async function inSlot(slot: string): Promise<Address | null> {
    const word = await askNode(chainRpc, chainId, 'eth_getStorageAt', [proxy, slot, 'latest'], Word)
    return word.ok ? addressIn(word.value) : null
  }

  async function ofBeacon(beacon: Address): Promise<Program | null> {
    const answer = await callView(chainRpc, { chainId, address: beacon }, implementation)
    const at = answer.ok && answer.value !== null ? addressIn(answer.value) : null
    return at === null ? null : { at, by: 'beacon', beacon }
  }

  async function found(): Promise<Program | null> {
    const [code, program, beacon, older] = await Promise.all([
      codeOf(proxy),
      inSlot(slots.implementation),
      inSlot(slots.beacon),
      inSlot(slots.zeppelin),
    ])
    if (code === null || !isContractCode(code)) return null
    const fixed = addressOf(minimal.exec(code)?.[1])
    if (fixed !== null) return { at: fixed, by: 'code' }
    const written = program ?? older
    if (written !== null) return { at: written, by: 'slot' }
    return beacon === null ? null : ofBeacon(beacon)
  }

  const program = await found()
  if (program === null || program.at === proxy) return null
  const code = await codeOf(program.at)
  return code !== null && isContractCode(code) ? program : null
}
