import type { CallsDecision } from '#domain/calls/calls-request.ts'
import type { CallsQuote as Told } from '#domain/calls/quote-calls.ts'
import { ApprovalQuote } from '#ui/approvals/approval-quote.svelte.ts'
import type { Wallet } from '#ui/state/wallet.ts'

/** What a list of calls costs, all its transactions together. */
export class CallsQuote extends ApprovalQuote {
  #told: Told | null = $state.raw(null)

  constructor(wallet: Wallet, id: string) {
    super(async () => {
      const result = await wallet.call('approvals.callsQuote', { id })
      if (!result?.ok) return result
      this.#told = result.value
      return { ok: true, value: result.value.quote }
    })
  }

  /** The node could not tell of every transaction, as one builds on another. */
  get guessed(): boolean {
    return this.#told?.guessed ?? false
  }

  /** @param least in wei, what must be there beside the network fee: earlier calls may bring what later ones send. */
  callsDecision(least: bigint): CallsDecision | null {
    const fee = this.chosen
    if (this.#told === null || fee === null || !this.covers(least)) return null
    return { gasLimits: this.#told.gasLimits, fee: fee.fee }
  }
}
