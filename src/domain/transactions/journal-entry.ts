import * as v from 'valibot'
import { Address } from '#core/address.ts'
import { Hex } from '#core/hex.ts'
import { Happened } from '#domain/transactions/happened.ts'
import { TransactionDecision } from '#domain/transactions/decision.ts'
import { TransactionRequest } from '#domain/transactions/request.ts'

/**
 * prepared → signed → sent → mined | failed (mined and reverted) | replaced | dropped. Each state is stored before the
 * next step is taken, so that a stop between any two loses nothing. `raw` are the signed bytes, `hash` their Keccak-256.
 *
 * `unsettled` is what is needed for as long as a reorganisation may still undo it; without it, it is final. Rows from
 * before there was such a thing are final.
 */
export const JournalState = v.variant('status', [
  v.object({ status: v.literal('prepared') }),
  v.object({ status: v.literal('signed'), raw: Hex, hash: Hex }),
  v.object({ status: v.literal('sent'), raw: Hex, hash: Hex }),
  v.object({
    status: v.picklist(['mined', 'failed']),
    hash: Hex,
    blockNumber: v.number(),
    fee: v.nullable(v.string()),
    happened: v.exactOptional(Happened),
    unsettled: v.exactOptional(v.object({ raw: Hex, blockHash: Hex })),
  }),
  v.object({ status: v.literal('replaced'), hash: Hex, unsettled: v.exactOptional(v.object({ raw: Hex })) }),
  /** `hash` is `null` when it was never signed. */
  v.object({ status: v.literal('dropped'), hash: v.nullable(Hex), reason: v.string() }),
])
export type JournalState = v.InferOutput<typeof JournalState>

/**
 * `id` is the approval's, or of one of a list of calls (domain/calls). `delegate`: whose code the sender lets act for it
 * from this transaction on, the zero address for nobody's; it makes the transaction one of EIP-7702. `replaces`: the entry
 * whose nonce it takes because the user chose so. Times in milliseconds since the epoch.
 */
export const JournalEntry = v.object({
  id: v.string(),
  origin: v.string(),
  request: TransactionRequest,
  decision: TransactionDecision,
  delegate: v.exactOptional(Address),
  replaces: v.exactOptional(v.string()),
  nonce: v.pipe(v.number(), v.integer(), v.minValue(0)),
  createdAt: v.number(),
  state: JournalState,
})
export type JournalEntry = v.InferOutput<typeof JournalEntry>
