import type { Address } from '#core/address.ts'
import { delegateOf, delegationCode } from '#core/delegation.ts'
import { bytesFromHex, Hex, hexFromBytes } from '#core/hex.ts'
import { keccak256 } from '#core/keccak.ts'
import { ok, type Result } from '#core/result.ts'
import { pinnedDelegate } from '#domain/delegation/pinned-delegate.ts'
import type { ChainRpc, RpcFailure } from '#domain/ports.ts'
import { askNode } from '#domain/transactions/ask-node.ts'

/** `none`: an ordinary account. `own-code`: a contract. Source: EIP-7702. */
export type Delegation =
  { readonly state: 'none' | 'own-code' } | { readonly state: 'delegated'; readonly delegate: Address }

/** `ready`: it would be supported once the user allowed the delegation. Source: EIP-5792 §`atomic` Capability. */
export type AtomicStatus = 'supported' | 'ready' | 'unsupported'

function delegationOf(code: Hex): Delegation {
  if (code.length === 2) return { state: 'none' }
  const delegate = delegateOf(code)
  return delegate === null ? { state: 'own-code' } : { state: 'delegated', delegate }
}

/** Who acts for an account on a chain now. */
export async function readDelegation(
  chainRpc: ChainRpc,
  chainId: number,
  account: Address,
): Promise<Result<Delegation, RpcFailure>> {
  const code = await askNode(chainRpc, chainId, 'eth_getCode', [account, 'latest'], Hex)
  return code.ok ? ok(delegationOf(code.value)) : code
}

/** Whether the very code that was pinned stands at its place on this chain. */
async function isPinnedThere(chainRpc: ChainRpc, chainId: number): Promise<Result<boolean, RpcFailure>> {
  const code = await askNode(chainRpc, chainId, 'eth_getCode', [pinnedDelegate.address, 'latest'], Hex)
  return code.ok ? ok(hexFromBytes(keccak256(bytesFromHex(code.value))) === pinnedDelegate.codeHash) : code
}

/** `entryPoint()` of the pinned code, and what it answers. */
const probe = { data: '0xb0d691fe', answer: `0x${pinnedDelegate.entryPoint.slice(2).toLowerCase().padStart(64, '0')}` }

/** The account's code as it would be, for one question. Source: execution-apis, eth_call state overrides. */
export const asIfDelegated = (account: Address): Readonly<Record<string, { readonly code: Hex }>> => ({
  [account]: { code: delegationCode(pinnedDelegate.address) },
})

/** Whether the chain follows a delegation at all: a call to the account as if it had one. Where EIP-7702 is not, it fails. */
async function followsDelegations(chainRpc: ChainRpc, chainId: number, account: Address): Promise<boolean> {
  const call = { from: account, to: account, data: probe.data }
  const answer = await askNode(chainRpc, chainId, 'eth_call', [call, 'latest', asIfDelegated(account)], Hex)
  return answer.ok && answer.value === probe.answer
}

/** What the wallet can promise for an account on a chain, found out anew at each call. */
export async function atomicStatus(
  chainRpc: ChainRpc,
  chainId: number,
  account: Address,
): Promise<Result<AtomicStatus, RpcFailure>> {
  const [delegation, isThere] = await Promise.all([
    readDelegation(chainRpc, chainId, account),
    isPinnedThere(chainRpc, chainId),
  ])
  if (!delegation.ok) return delegation
  if (!isThere.ok) return isThere
  if (!isThere.value || delegation.value.state === 'own-code') return ok('unsupported')
  if (delegation.value.state === 'delegated') {
    return ok(delegation.value.delegate === pinnedDelegate.address ? 'supported' : 'unsupported')
  }
  return ok((await followsDelegations(chainRpc, chainId, account)) ? 'ready' : 'unsupported')
}
