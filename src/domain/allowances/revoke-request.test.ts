import artifact from '@account-abstraction/contracts/artifacts/Simple7702Account.json' with { type: 'json' }
import { expect, test } from 'vitest'
import { quantity } from '#core/quantity.ts'
import { err, ok } from '#core/result.ts'
import { delegationCode } from '#core/delegation.ts'
import { revokeRequest } from '#domain/allowances/revoke-request.ts'
import type { Right } from '#domain/allowances/right.ts'
import { pinnedDelegate } from '#domain/delegation/pinned-delegate.ts'
import { delegateChain } from '#domain/testing/delegate-chain.ts'
import { address, approve, approveAll, spender, token } from '#domain/testing/subjects.ts'
import { testChain, transfer } from '#domain/testing/transactions.ts'

const owner = address('1')
const account = { chainId: testChain, owner }
const right: Right = { type: 'token', contract: token, spender }
const other: Right = { type: 'collection', contract: token, spender }

test('one right is one transaction, and no node is asked for it', async () => {
  const chain = delegateChain(artifact.deployedBytecode)
  chain.reachable = false
  const request = transfer({ from: owner, to: token, value: quantity(0n), data: approve(0n) })
  expect(await revokeRequest(chain.rpc, account, [right])).toEqual(ok({ kind: 'transaction', request }))
})

test('several are a list: one after another, or all in one where the account is delegated already', async () => {
  const chain = delegateChain(artifact.deployedBytecode)
  const calls = [approve(0n), approveAll(false)].map((data) => ({ to: token, value: quantity(0n), data }))
  const request = { id: null, chainId: testChain, from: owner, calls, mode: 'sequential', upgrade: false }
  expect(await revokeRequest(chain.rpc, account, [right, other])).toEqual(ok({ kind: 'calls', request }))
  chain.codes.set(owner, delegationCode(pinnedDelegate.address))
  expect(await revokeRequest(chain.rpc, account, [right, other])).toEqual(
    ok({ kind: 'calls', request: { ...request, mode: 'atomic' } }),
  )
  chain.reachable = false
  expect(await revokeRequest(chain.rpc, account, [right, other])).toEqual(err({ kind: 'unreachable' }))
})
