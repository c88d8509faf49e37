import artifact from '@account-abstraction/contracts/artifacts/Simple7702Account.json' with { type: 'json' }
import { expect, test } from 'vitest'
import { delegationCode } from '#core/delegation.ts'
import { err, ok } from '#core/result.ts'
import { atomicStatus, readDelegation } from '#domain/delegation/delegation.ts'
import { mayBeSigned, noDelegate, pinnedDelegate } from '#domain/delegation/pinned-delegate.ts'
import { delegateChain } from '#domain/testing/delegate-chain.ts'
import { recipient, sender, testChain } from '#domain/testing/transactions.ts'

const pinnedCode = artifact.deployedBytecode
const status = (chain = delegateChain(pinnedCode)) => atomicStatus(chain.rpc, testChain, sender)

test('only the pinned one is ever signed, and the zero address that takes it back', () => {
  expect([pinnedDelegate.address, noDelegate, recipient].map(mayBeSigned)).toEqual([true, true, false])
})

test('who acts for an account', async () => {
  const chain = delegateChain(pinnedCode)
  expect(await readDelegation(chain.rpc, testChain, sender)).toEqual(ok({ state: 'none' }))
  chain.codes.set(sender, delegationCode(recipient))
  expect(await readDelegation(chain.rpc, testChain, sender)).toEqual(ok({ state: 'delegated', delegate: recipient }))
  chain.codes.set(sender, '0x6001')
  expect(await readDelegation(chain.rpc, testChain, sender)).toEqual(ok({ state: 'own-code' }))
})

test('ready where the pinned code stands and the chain follows delegations; supported once it is followed', async () => {
  const chain = delegateChain(pinnedCode)
  expect(await status(chain)).toEqual(ok('ready'))
  chain.codes.set(sender, delegationCode(pinnedDelegate.address))
  expect(await status(chain)).toEqual(ok('supported'))
})

test.each([
  ['the code is not there', { [pinnedDelegate.address]: '0x' }],
  ['another code is there', { [pinnedDelegate.address]: `${pinnedCode}00` }],
  ['the account is delegated to another', { [sender]: delegationCode(recipient) }],
  ['the account has code of its own', { [sender]: '0x6001' }],
])('unsupported: %s', async (_, codes) => {
  const chain = delegateChain(pinnedCode)
  for (const [address, code] of Object.entries(codes)) chain.codes.set(address, code)
  expect(await status(chain)).toEqual(ok('unsupported'))
})

test('unsupported: delegations are not followed, or the node cannot pretend', async () => {
  const chain = delegateChain(pinnedCode)
  chain.follows = false
  expect(await status(chain)).toEqual(ok('unsupported'))
})

test('a node that does not answer is no answer', async () => {
  const chain = delegateChain(pinnedCode)
  chain.reachable = false
  expect(await status(chain)).toEqual(err({ kind: 'unreachable' }))
})
