import * as v from 'valibot'
import { Address } from '#core/address.ts'
import { hexFromBytes, type Hex } from '#core/hex.ts'
import { err, ok, type Result } from '#core/result.ts'
import { decodeString, encodeCall } from '#domain/assets/abi.ts'
import { callView } from '#domain/assets/call-view.ts'
import { EnsName, namesChain, type NameProblem } from '#domain/names/ens-name.ts'
import { namehash, wireName } from '#domain/names/namehash.ts'
import type { ChainRpc, RpcFailure } from '#domain/ports.ts'
import { argumentsOf } from '#domain/review/abi.ts'

/** The registry of ENS on Ethereum. Source: docs.ens.domains, Deployments. */
export const nameRegistry = v.parse(Address, '0x00000000000C2E074eC69A0dFb2997BA6C7d2e1e')

/** Source: ENSIP-1, ENSIP-3, ENSIP-10 and EIP-165. */
const [resolverOf, addressOf, nameOf, supports] = ['0x0178b8bf', '0x3b3b57de', '0x691f3431', '0x01ffc9a7'] as const
const extendedResolver = '0x9061b923'
/** `OffchainLookup`. Source: EIP-3668. */
const lookup = /0x556f1830/i

type Failure = { readonly kind: NameProblem } | RpcFailure

const wordOf = (node: Hex): bigint => BigInt(node)
const addressWord = /^0x0{24}([0-9a-f]{40})$/
const nobody = /^0{40}$/

function addressIn(word: Hex | null): Address | null {
  const digits = word === null ? undefined : addressWord.exec(word)?.[1]
  return digits === undefined || nobody.test(digits) ? null : v.parse(Address, `0x${digits}`)
}

/** `bytes`, as the second of two words says where they lie. Source: Solidity ABI specification. */
function encodeResolve(name: Uint8Array, call: Hex): Hex {
  const padded = (hex: string): string => hex.padEnd(Math.ceil(hex.length / 64) * 64, '0')
  const part = (hex: string): string => `${(hex.length / 2).toString(16).padStart(64, '0')}${padded(hex)}`
  const [first, second] = [part(hexFromBytes(name).slice(2)), part(call.slice(2))]
  return `${encodeCall(extendedResolver, 64n, BigInt(64 + first.length / 2))}${first}${second}` as Hex
}

/** The one value of type `bytes` that an answer is; `null` for whatever else. */
const bytesIn = (answer: Hex): Hex | null => argumentsOf(`0x00000000${answer.slice(2)}` as Hex).bytes(0)

/** Names of ENS on Ethereum's node. Nothing that an answer says is followed anywhere else. */
export function createNames(chainRpc: ChainRpc) {
  const view = (address: Address, data: Hex) => callView(chainRpc, { chainId: namesChain, address }, data)

  /** A resolver that would send the asker to another server says so by the error that it reverts with. */
  async function ask(address: Address, data: Hex): Promise<Result<Hex | null, Failure>> {
    const refusals: RpcFailure[] = []
    const listening: ChainRpc = async (...call) => {
      const answer = await chainRpc(...call)
      if (!answer.ok) refusals.push(answer.error)
      return answer
    }
    const answer = await callView(listening, { chainId: namesChain, address }, data)
    const isElsewhere = refusals.some(({ kind, ...said }) => kind === 'refused' && lookup.test(JSON.stringify(said)))
    return isElsewhere ? err({ kind: 'offchain' }) : answer
  }

  /** Who answers for a name: for itself, or for all below the nearest parent that has somebody. Source: ENSIP-10. */
  async function findResolver(
    labels: readonly string[],
  ): Promise<Result<{ at: Address; depth: number } | null, Failure>> {
    const answers = await Promise.all(
      labels.map((_, depth) => view(nameRegistry, encodeCall(resolverOf, wordOf(namehash(labels.slice(depth)))))),
    )
    for (const [depth, answer] of answers.entries()) {
      if (!answer.ok) return answer
      const at = addressIn(answer.value)
      if (at !== null) return ok({ at, depth })
    }
    return ok(null)
  }

  /** @param name as ENSIP-15 normalises it. */
  async function resolve(name: string): Promise<Result<Address, Failure>> {
    const labels = name.split('.')
    const found = await findResolver(labels)
    if (!found.ok) return found
    if (found.value === null) return err({ kind: 'unregistered' })
    const { at, depth } = found.value
    const call = encodeCall(addressOf, wordOf(namehash(labels)))
    const isExtended = await view(at, encodeCall(supports, BigInt(extendedResolver) << 224n))
    if (!isExtended.ok) return isExtended
    const extended = isExtended.value !== null && BigInt(isExtended.value) === 1n
    // Who answers for a parent answers for what is below it only in the way made for that.
    if (!extended && depth > 0) return err({ kind: 'unregistered' })
    const answer = await ask(at, extended ? encodeResolve(wireName(labels), call) : call)
    if (!answer.ok) return answer
    const told = answer.value === null || !extended ? answer.value : bytesIn(answer.value)
    const address = addressIn(told)
    return address === null ? err({ kind: 'no-address' }) : ok(address)
  }

  /**
   * The name that whoever holds an address says it has; `null` where none, and where nobody can tell. Anybody can say any: it
   * counts only if it is normalised, and leads back to the address. Source: ENSIP-3.
   */
  async function claimed(address: Address): Promise<string | null> {
    const labels = [address.slice(2).toLowerCase(), 'addr', 'reverse']
    const found = await findResolver(labels)
    if (!found.ok || found.value?.depth !== 0) return null
    const told = await view(found.value.at, encodeCall(nameOf, wordOf(namehash(labels))))
    const name = v.safeParse(EnsName, told.ok && told.value !== null ? decodeString(told.value) : null)
    return name.success ? name.output : null
  }

  return { resolve, claimed }
}
