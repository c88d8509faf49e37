import type { TransactionDecision } from '#domain/transactions/decision.ts'
import type { Quote } from '#domain/transactions/quote.ts'
import type { NodeProblem } from '#transport/contract/networks.ts'
import type { Output } from '#transport/contract.ts'
import type { Wallet } from '#ui/state/wallet.ts'

type Speed = Quote['fees'][number]['speed']

/** What a transaction costs, as the network tells it, and the speed the user chose. */
export class ApprovalQuote {
  quote: Quote | null = $state.raw(null)
  problem: NodeProblem | null = $state.raw(null)
  loading = $state(false)
  speed: Speed = $state('normal')
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
      if (result?.ok) this.quote = result.value
      else this.problem = result?.error ?? { reason: 'unreachable' }
    } catch {
      this.problem = { reason: 'unreachable' }
    } finally {
      this.loading = false
    }
  }

  get fee(): Quote['fees'][number] | null {
    return this.quote?.fees.find(({ speed }) => speed === this.speed) ?? this.quote?.fees[0] ?? null
  }

  /** The most that leaves the account, the network fee included, in wei. */
  total(value: bigint): bigint | null {
    return this.fee === null ? null : value + BigInt(this.fee.cost)
  }

  covers(value: bigint): boolean {
    const total = this.total(value)
    return total !== null && this.quote !== null && BigInt(this.quote.balance) >= total
  }

  decision(value: bigint): TransactionDecision | null {
    const { fee, quote } = this
    return fee === null || quote === null || !this.covers(value) ? null : { gasLimit: quote.gasLimit, fee: fee.fee }
  }
}
