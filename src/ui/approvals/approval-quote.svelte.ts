import { quantity } from '#core/quantity.ts'
import type { TransactionDecision } from '#domain/transactions/decision.ts'
import type { Quote } from '#domain/transactions/quote.ts'
import type { NodeProblem } from '#transport/contract/networks.ts'
import type { Output } from '#transport/contract.ts'
import { noOwnValues, readOwnValues, type Chosen, type OwnValues } from '#ui/approvals/own-values.ts'
import type { Wallet } from '#ui/state/wallet.ts'

type Speed = Quote['fees'][number]['speed']

/** What a transaction costs, as the network tells it, and the speed or the values that the user chose. */
export class ApprovalQuote {
  quote: Quote | null = $state.raw(null)
  problem: NodeProblem | null = $state.raw(null)
  loading = $state(false)
  speed: Speed = $state('normal')
  own: OwnValues = $state.raw(noOwnValues)
  readonly #ask: () => Promise<Output<'approvals.quote'>>

  constructor(ask: () => Promise<Output<'approvals.quote'>>) {
    this.#ask = ask
  }

  static of(wallet: Wallet, id: string): ApprovalQuote {
    return new ApprovalQuote(() => wallet.call('approvals.quote', { id }))
  }

  readonly load = async (): Promise<void> => {
    this.loading = true
    this.problem = null
    try {
      const result = await this.#ask()
      if (result?.ok) this.#take(result.value)
      else this.problem = result?.error ?? { reason: 'unreachable' }
    } catch {
      this.problem = { reason: 'unreachable' }
    } finally {
      this.loading = false
    }
  }

  /** A nonce that the site names is one of the values set by hand, which are seen and can be taken back. */
  #take(quote: Quote): void {
    const { siteNonce } = quote
    if (this.quote === null && siteNonce !== undefined) this.own = { ...noOwnValues, nonce: String(BigInt(siteNonce)) }
    this.quote = quote
  }

  /** What is proposed for the speed. */
  get fee(): Quote['fees'][number] | null {
    return this.quote?.fees.find(({ speed }) => speed === this.speed) ?? this.quote?.fees[0] ?? null
  }

  get read(): ReturnType<typeof readOwnValues> | null {
    return this.quote === null || this.fee === null ? null : readOwnValues(this.own, this.quote, this.fee)
  }

  /** What is consented to; `null` while it is not known, or what was typed cannot be. */
  get chosen(): Chosen | null {
    return this.read?.chosen ?? null
  }

  /** The most that leaves the account, the network fee included, in wei. */
  total(value: bigint): bigint | null {
    return this.chosen === null ? null : value + this.chosen.cost
  }

  covers(value: bigint): boolean {
    const total = this.total(value)
    return total !== null && this.quote !== null && BigInt(this.quote.balance) >= total
  }

  decision(value: bigint): TransactionDecision | null {
    const { chosen } = this
    if (chosen === null || !this.covers(value)) return null
    const decided = { gasLimit: quantity(chosen.gasLimit), fee: chosen.fee }
    return chosen.nonce === null ? decided : { ...decided, nonce: quantity(chosen.nonce.value) }
  }
}
