import * as v from 'valibot'
import { ChainId } from '#core/chain-id.ts'
import { addressFromPrivateKey, signDigest } from '#core/signature.ts'
import { Address } from '#core/address.ts'
import { Hex } from '#core/hex.ts'
import { quantity } from '#core/quantity.ts'
import { ok } from '#core/result.ts'
import type { Signer } from '#domain/accounts/signer.ts'
import type { JournalEntry, JournalState } from '#domain/transactions/journal-entry.ts'
import type { TransactionRequest } from '#domain/transactions/request.ts'

/** What tests of transactions begin with. The key is of no use anywhere else. */

const key = new Uint8Array(32).fill(7)

export const sender = addressFromPrivateKey(key)
export const recipient = v.parse(Address, '0x00000000000000000000000000000000000000b0')
export const testChain = v.parse(ChainId, 31_337)
export const hex = (text: string): Hex => v.parse(Hex, text)

export const testSigner: Signer = { sign: (_, digest) => Promise.resolve(ok(signDigest(key, digest))) }

export const transfer = (changes: Partial<TransactionRequest> = {}): TransactionRequest => ({
  chainId: testChain,
  from: sender,
  to: recipient,
  value: quantity(1n),
  data: hex('0x'),
  gas: null,
  nonce: null,
  gasPrice: null,
  maxFeePerGas: null,
  maxPriorityFeePerGas: null,
  accessList: null,
  ...changes,
})

export const decision = { gasLimit: quantity(21_000n), fee: { type: 'legacy', gasPrice: quantity(9n) } } as const

export const states = {
  prepared: { status: 'prepared' },
  signed: { status: 'signed', raw: hex('0x02aa'), hash: hex(`0x${'11'.repeat(32)}`) },
  sent: { status: 'sent', raw: hex('0x02aa'), hash: hex(`0x${'11'.repeat(32)}`) },
  mined: { status: 'mined', hash: hex(`0x${'11'.repeat(32)}`), blockNumber: 1, fee: null },
  failed: { status: 'failed', hash: hex(`0x${'11'.repeat(32)}`), blockNumber: 1, fee: null },
  replaced: { status: 'replaced', hash: hex(`0x${'11'.repeat(32)}`) },
  dropped: { status: 'dropped', hash: null, reason: 'why' },
} as const satisfies Record<JournalState['status'], JournalState>

/** Decided, but by a block that may still be undone. */
export const unsettled = {
  mined: { ...states.mined, unsettled: { raw: hex('0x02aa'), blockHash: hex(`0x${'33'.repeat(32)}`) } },
  failed: { ...states.failed, unsettled: { raw: hex('0x02aa'), blockHash: hex(`0x${'33'.repeat(32)}`) } },
  replaced: { ...states.replaced, unsettled: { raw: hex('0x02aa') } },
} as const satisfies Partial<Record<JournalState['status'], JournalState>>

export const journalEntry = (state: JournalState, changes: Partial<JournalEntry> = {}): JournalEntry => ({
  id: 'a',
  origin: 'wallet',
  request: transfer(),
  decision,
  nonce: 0,
  createdAt: 0,
  state,
  ...changes,
})
