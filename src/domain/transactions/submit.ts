import { authorizationDigest, type SignedAuthorization } from '#core/authorization.ts'
import { err, ok, type Result } from '#core/result.ts'
import { hexFromBytes, type Hex } from '#core/hex.ts'
import { serializeSigned, signingDigest, transactionHash } from '#core/transaction.ts'
import type { Signature } from '#core/signature.ts'
import type { Signer } from '#domain/accounts/signer.ts'
import { mayBeSigned } from '#domain/delegation/pinned-delegate.ts'
import { LockedError } from '#domain/locked-error.ts'
import type { ChainRpc, Clock, Lock, SealedTable } from '#domain/ports.ts'
import { taskRpc } from '#domain/task-rpc.ts'
import { askSentCount } from '#domain/transactions/ask-node.ts'
import { broadcast } from '#domain/transactions/broadcast.ts'
import { choosePlace } from '#domain/transactions/choose-place.ts'
import { nextEntry, type JournalEvent } from '#domain/transactions/journal.ts'
import type { JournalEntry } from '#domain/transactions/journal-entry.ts'
import { placeFailures, type Place } from '#domain/transactions/place.ts'
import { delegateInPlaceOf } from '#domain/transactions/replacement-of.ts'
import type { Submission, SubmitFailure } from '#domain/transactions/submission.ts'
import { unsignedTransaction } from '#domain/transactions/unsigned.ts'

export type SubmitDeps = {
  readonly journal: SealedTable<JournalEntry>
  readonly chainRpc: ChainRpc
  readonly signer: Signer
  readonly lock: Lock
  readonly clock: Clock
  /** Something of the journal changed. */
  readonly changed: () => void
}

type Outcome = Result<Hex, SubmitFailure>

/** EIP-1474 "transaction rejected", for a refusal that is told again from the journal. */
const rejectedCode = -32_003

const unknownAccount = 'unknown-account'

/** Why nothing was signed, where it was the wallet that said so. */
const ownReasons = [unknownAccount, ...placeFailures] as const

/** What the journal says of a transaction that went as far as it could. */
function outcome({ state }: JournalEntry): Outcome {
  switch (state.status) {
    case 'prepared':
      throw new Error('a prepared transaction has no outcome')
    case 'dropped': {
      const own = ownReasons.find((reason) => reason === state.reason)
      return err(own === undefined ? { kind: 'refused', code: rejectedCode, message: state.reason } : { kind: own })
    }
    case 'signed':
    case 'sent':
    case 'mined':
    case 'failed':
    case 'replaced':
      return ok(state.hash)
    default:
      return state satisfies never
  }
}

/** One submission, carried as far as it goes. Only one of an account and network runs at a time. */
class Run {
  readonly #deps: SubmitDeps
  readonly #submission: Submission

  constructor(deps: SubmitDeps, submission: Submission) {
    this.#deps = deps
    this.#submission = submission
  }

  async toEnd(): Promise<Outcome> {
    const prepared = await this.#prepare()
    if (!prepared.ok) return prepared
    const entry = prepared.value
    if (entry.state.status !== 'prepared') return this.#send(entry, false)
    const signed = await this.#sign(entry)
    return this.#send(signed, true)
  }

  /** The nonce is stored with the entry, in one write; an entry found prepared gets a new one where its own is taken. */
  async #prepare(): Promise<Result<JournalEntry, SubmitFailure>> {
    const { journal, clock, changed } = this.#deps
    const { approvalId: id, origin, request, decision } = this.#submission
    const found = await journal.get(id)
    if (found !== null && found.state.status !== 'prepared') return ok(found)
    const place = await this.#place(found ?? { request, decision })
    if (!place.ok) {
      if (found !== null && place.error.kind !== 'locked') {
        await this.#apply(found, { type: 'drop', reason: place.error.kind })
      }
      return place
    }
    if (found !== null) return ok(await this.#apply(found, { type: 'reserve', ...place.value, createdAt: clock.now() }))
    const delegate = this.#submission.delegate ?? (await this.#delegateOf(request, decision))
    const createdAt = clock.now()
    const state = { status: 'prepared' } as const
    const made: JournalEntry = { id, origin, request, decision, ...place.value, createdAt, state }
    const entry: JournalEntry = delegate === undefined ? made : { ...made, delegate }
    await journal.put(id, entry)
    changed()
    return ok(entry)
  }

  /** No legacy transaction authorizes anybody; it cancels all the same. */
  async #delegateOf(
    { replaces }: JournalEntry['request'],
    { fee }: JournalEntry['decision'],
  ): Promise<JournalEntry['delegate']> {
    if (replaces === undefined || fee.type === 'legacy') return undefined
    return delegateInPlaceOf(await this.#deps.journal.get(replaces.id), replaces.how)
  }

  async #place(asked: Pick<JournalEntry, 'request' | 'decision'>): Promise<Result<Place, SubmitFailure>> {
    const { journal, chainRpc } = this.#deps
    const count = (block: 'pending' | 'latest') => askSentCount(chainRpc, asked.request, block)
    const pending = await count('pending')
    if (!pending.ok) return pending
    const latest = asked.decision.nonce === undefined ? pending : await count('latest')
    if (!latest.ok) return latest
    const place = choosePlace(asked, { pending: pending.value, latest: latest.value }, await journal.all())
    return place.ok ? place : err({ kind: place.error })
  }

  /** `null` for an account that is not of this wallet. */
  async #signature(entry: JournalEntry, digest: Uint8Array): Promise<Signature | null> {
    const signed = await this.#deps.signer.sign(entry.request.from, digest)
    if (signed.ok) return signed.value
    if (signed.error === 'locked') throw new LockedError()
    return null
  }

  /** For the nonce after that of the transaction itself, which is counted before. Source: EIP-7702 §Behavior. */
  async #authorize(entry: JournalEntry): Promise<SignedAuthorization | null> {
    const { delegate, request, nonce } = entry
    if (delegate === undefined) return null
    if (!mayBeSigned(delegate)) throw new Error('a delegation that is never signed')
    const authorization = { chainId: BigInt(request.chainId), address: delegate, nonce: BigInt(nonce) + 1n }
    const signature = await this.#signature(entry, authorizationDigest(authorization))
    return signature === null ? null : { ...authorization, signature }
  }

  async #sign(entry: JournalEntry): Promise<JournalEntry> {
    const authorization = await this.#authorize(entry)
    const isWhole = authorization !== null || entry.delegate === undefined
    const unsigned = isWhole ? unsignedTransaction(entry, authorization) : null
    const signature = unsigned === null ? null : await this.#signature(entry, signingDigest(unsigned))
    if (unsigned === null || signature === null) return this.#apply(entry, { type: 'drop', reason: unknownAccount })
    const raw = serializeSigned(unsigned, signature)
    return this.#apply(entry, { type: 'sign', raw: hexFromBytes(raw), hash: transactionHash(raw) })
  }

  async #send(entry: JournalEntry, first: boolean): Promise<Outcome> {
    const { state } = entry
    if (state.status !== 'signed') return outcome(entry)
    try {
      const sent = await broadcast(this.#deps.chainRpc, entry.request.chainId, state, first)
      return sent.type === 'unsure' ? ok(state.hash) : outcome(await this.#apply(entry, sent))
    } catch {
      // Locked, or the disk is full. It is signed and stored, and the tracker goes on from there: whoever heard of a failure
      // would ask for it again.
      return ok(state.hash)
    }
  }

  /** The row decides, not our copy of it: the tracker may have come first. */
  async #apply(entry: JournalEntry, event: JournalEvent): Promise<JournalEntry> {
    const stored = await this.#deps.journal.update(entry.id, (row) => nextEntry(row ?? entry, event))
    this.#deps.changed()
    return stored ?? entry
  }
}

/** Milliseconds for all that is asked of a node; before that, the click may have waited for another look. */
const patience = 7_000

/**
 * Prepared, signed, sent: each stored before the next is begun. Success means signed and stored, so that it will be
 * sent; a node that could not be reached then is tried again by the tracker. Telling a site of a failure there would
 * make it ask again, and the user would pay twice. A failure means that nothing was sent, and that nothing will be; but
 * after `locked` the same submission may be made again, and goes on.
 */
export async function submit(deps: SubmitDeps, submission: Submission): Promise<Outcome> {
  const { chainId, from } = submission.request
  // From here on: whoever waits in line behind others has the time for all of them, too.
  const chainRpc = taskRpc(deps.chainRpc, deps.clock, patience)
  return deps.lock(`nonce:${String(chainId)}:${from}`, async () => {
    try {
      return await new Run({ ...deps, chainRpc }, submission).toEnd()
    } catch (thrown) {
      if (thrown instanceof LockedError) return err({ kind: 'locked' })
      throw thrown
    }
  })
}
